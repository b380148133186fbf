import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogLogs from '@backstage/plugin-catalog-backend-module-logs';
import { JsonObject } from '@backstage/types';
import { createServer } from 'http';
import { Knex } from 'knex';
import { AddressInfo } from 'net';
import request from 'supertest';
import { stringify } from 'yaml';
import catalogModuleMlOwnership from '../index';

/** A catalog with the module under test, and a web server that serves its files. */
export interface TestCatalog {
  /** Writes a file of entities to the web server, replacing an earlier one of that name. */
  writeFile(name: string, content: string | JsonObject[]): void;
  /** Registers a file of the web server as a location. */
  register(name: string): Promise<void>;
  /** Registers a location as a dry run, as a user does to check a file. */
  dryRun(name: string): Promise<request.Response>;
  /** Validates one entity through the catalog API. */
  validate(entity: JsonObject): Promise<request.Response>;
  refresh(entityRef: string): Promise<void>;
  get(entityRef: string): Promise<AlphaEntity | undefined>;
  /** The entity, once it meets the condition. */
  waitFor(
    entityRef: string,
    condition?: (entity: AlphaEntity) => boolean,
  ): Promise<AlphaEntity>;
  facets(facet: string): Promise<{ value: string; count: number }[]>;
  searchTitles(text: string): Promise<Entity[]>;
  /** Warnings that the catalog has logged. */
  warnings(): string[];
  stop(): Promise<void>;
}

const WAIT_MS = 30_000;

/**
 * Starts a full catalog backend on a database; only sign-in and the processing intervals are replaced.
 *
 * @throws if the catalog doesn't start
 */
export async function startTestCatalog(options?: {
  knex?: Knex;
  features?: BackendFeature[];
  /** Features to add ahead of the module under test. */
  featuresBefore?: BackendFeature[];
}): Promise<TestCatalog> {
  const files = new Map<string, string>();
  const web = createServer((req, res) => {
    const content = files.get(decodeURIComponent(req.url ?? '').slice(1));
    res.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>(resolve => web.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  const stopWeb = () =>
    new Promise<void>(resolve => {
      web.close(() => resolve());
      web.closeAllConnections();
    });

  const warnings: string[] = [];
  const rootLogger: RootLoggerService = {
    error: () => {},
    warn: message => {
      warnings.push(message);
    },
    info: () => {},
    debug: () => {},
    child: () => rootLogger,
  };

  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] } },
          catalog: {
            rules: [
              {
                allow: [
                  ...['Model', 'Dataset', 'Pipeline', 'Location'],
                  ...['Component', 'API', 'Resource', 'System'],
                  ...['Group', 'User'],
                ],
              },
            ],
            processingInterval: { seconds: 10 },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => rootLogger,
      }),
      ...(options?.knex
        ? [mockServices.database.factory({ knex: options.knex })]
        : []),
      catalogPlugin,
      catalogLogs,
      ...(options?.featuresBefore ?? []),
      catalogModuleMlOwnership,
      ...(options?.features ?? []),
    ],
  }).catch(async error => {
    await stopWeb();
    throw error;
  });

  const api = request(backend.server);
  const location = (name: string) => ({
    type: 'url',
    target: `http://${host}/${encodeURIComponent(name)}`,
  });

  const catalog: TestCatalog = {
    writeFile(name, content) {
      files.set(
        name,
        typeof content === 'string'
          ? content
          : content.map(entity => stringify(entity)).join('---\n'),
      );
    },
    async register(name) {
      await api.post('/api/catalog/locations').send(location(name)).expect(201);
    },
    async dryRun(name) {
      return await api
        .post('/api/catalog/locations?dryRun=true')
        .send(location(name));
    },
    async validate(entity) {
      return await api
        .post('/api/catalog/validate-entity')
        .send({ entity, location: `url:http://${host}/any.yaml` });
    },
    async refresh(entityRef) {
      await api.post('/api/catalog/refresh').send({ entityRef }).expect(200);
    },
    async get(entityRef) {
      const response = await api
        .post('/api/catalog/entities/by-refs')
        .send({ entityRefs: [entityRef] })
        .expect(200);
      return response.body.items[0] ?? undefined;
    },
    async waitFor(entityRef, condition = () => true) {
      const deadline = Date.now() + WAIT_MS;
      for (;;) {
        const entity = await catalog.get(entityRef);
        if (entity && condition(entity)) {
          return entity;
        }
        if (Date.now() > deadline) {
          throw new Error(
            `${entityRef} is ${JSON.stringify(
              entity,
            )} after ${WAIT_MS} ms; warnings: ${warnings.join('\n')}`,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
    async facets(facet) {
      const response = await api
        .get('/api/catalog/entity-facets')
        .query({ facet })
        .expect(200);
      return response.body.facets[facet];
    },
    async searchTitles(text) {
      const response = await api
        .get('/api/catalog/entities/by-query')
        .query({
          fullTextFilterTerm: text,
          fullTextFilterFields: 'metadata.title',
        })
        .expect(200);
      return response.body.items;
    },
    warnings: () => warnings,
    async stop() {
      await backend.stop();
      await stopWeb();
    },
  };
  return catalog;
}
