import {
  coreServices,
  createServiceFactory,
  RootLoggerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { JsonObject } from '@backstage/types';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import request from 'supertest';
import catalogModuleMlOwnershipMlflow from '../index';

const WAIT_MS = 30_000;

/** A real catalog with the module under test, and a web server with YAML files. */
export interface Catalog {
  /** Runs the provider of a server, as the scheduler does; returns the error that the scheduler keeps. */
  sync(id?: string): Promise<Error | undefined>;
  /** The servers whose models are added. */
  tasks(): Promise<string[]>;
  /** Registers a file with entities; returns the id of the location. */
  register(name: string, entities: JsonObject[]): Promise<string>;
  unregister(location: string): Promise<void>;
  /** All Models, sorted by ref, once they meet the condition. */
  models(condition: (models: Entity[]) => boolean): Promise<Entity[]>;
  /** Refs of all Models, once they are as many. */
  refs(count: number): Promise<string[]>;
  /** Messages since the last call. */
  messages(): string[];
  stop(): Promise<void>;
}

export async function startCatalog(servers: JsonObject[]): Promise<Catalog> {
  const files = new Map<string, string>();
  const web = createServer((req, res) => {
    const content = files.get(decodeURIComponent(req.url ?? '').slice(1));
    res.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>(resolve => web.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(web.address() as AddressInfo).port}`;

  let messages: string[] = [];
  const log = (message: string) => {
    if (message.startsWith('MLflow')) {
      messages.push(message);
    }
  };
  const rootLogger: RootLoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: () => {},
    child: () => rootLogger,
  };
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] } },
          catalog: {
            rules: [{ allow: ['Model', 'Location', 'Group'] }],
            processingInterval: { seconds: 1 },
            orphanStrategy: 'delete',
          },
          mlOwnership: { mlflow: servers },
        },
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => rootLogger,
      }),
      mockServices.scheduler.mock({
        scheduleTask: async () => {},
        createScheduledTaskRunner: () => ({
          run: async task => {
            tasks.set(task.id, task);
          },
        }),
      }).factory,
      catalogPlugin,
      catalogModuleMlOwnership,
      catalogModuleMlOwnershipMlflow,
    ],
  });
  const api = request(backend.server);

  const catalog: Catalog = {
    async sync(id = 'mlflow') {
      const task = tasks.get(`MlflowEntityProvider:${id}:refresh`)!;
      try {
        await task.fn(new AbortController().signal);
        return undefined;
      } catch (error) {
        return error as Error;
      }
    },
    async tasks() {
      return [...tasks.keys()].flatMap(
        id => /^MlflowEntityProvider:(.*):refresh$/.exec(id)?.[1] ?? [],
      );
    },
    async register(name, entities) {
      files.set(
        name,
        entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
      );
      const { body } = await api
        .post('/api/catalog/locations')
        .send({ type: 'url', target: `http://${host}/${name}` })
        .expect(201);
      return body.location.id;
    },
    async unregister(location) {
      await api.delete(`/api/catalog/locations/${location}`).expect(204);
    },
    async models(condition) {
      const deadline = Date.now() + WAIT_MS;
      for (;;) {
        const { body } = await api
          .get('/api/catalog/entities')
          .query({ filter: 'kind=model', order: 'asc:metadata.name' })
          .expect(200);
        if (condition(body)) {
          return body;
        }
        if (Date.now() > deadline) {
          throw new Error(
            `There are ${body.length} Models after ${WAIT_MS} ms: ${body
              .slice(0, 20)
              .map(
                ({ metadata }: Entity) => metadata.name,
              )}; messages: ${messages}`,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
    async refs(count) {
      const models = await catalog.models(({ length }) => length === count);
      return models
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
        .sort();
    },
    messages() {
      const since = messages;
      messages = [];
      return since;
    },
    async stop() {
      await backend.stop();
      web.closeAllConnections();
      await new Promise(resolve => web.close(resolve));
    },
  };
  return catalog;
}
