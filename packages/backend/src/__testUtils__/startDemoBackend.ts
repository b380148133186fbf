import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import allowAllPolicy from '@backstage/plugin-permission-backend-module-allow-all-policy';
import { JsonObject } from '@backstage/types';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import documentsModule from '@mlownership/backstage-plugin-ml-ownership-backend-module-documents';
import {
  MlOwnershipClient,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import { readFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import {
  createDocumentFilter,
  demoHistoryPlugin,
  readHistoryFile,
} from '../demoHistory';
import {
  Replay,
  replayNotificationsFactory,
  replaySchedulerFactory,
  replayServiceRef,
  replayTimeSourceFactory,
} from '../demoReplay';
import { DemoIdentities } from '../demoSeed';
import { authModuleDemoSignIn } from '../demoSignIn';
import { createExamplesRouter } from '../examples';

export const ROOT = resolve(__dirname, '../../../..');
export const EXAMPLES = resolve(ROOT, 'examples');

/** The demo's own configuration, with the examples served from another URL. */
const APP_CONFIG = parse(
  readFileSync(resolve(ROOT, 'app-config.yaml'), 'utf8'),
);

const originalNodeEnv = process.env.NODE_ENV;

export function setNodeEnv(value: string | undefined) {
  Object.assign(process.env, { NODE_ENV: value });
}

export function resetNodeEnv() {
  setNodeEnv(originalNodeEnv);
}

function demoConfig(host: string, database?: JsonObject): JsonObject {
  const schedule = { frequency: { seconds: 1 }, timeout: { minutes: 1 } };
  const { catalog, demo, mlOwnership } = APP_CONFIG;
  return {
    app: APP_CONFIG.app,
    auth: APP_CONFIG.auth,
    backend: {
      auth: APP_CONFIG.backend.auth,
      reading: { allow: [{ host }] },
      ...(database && { database }),
    },
    catalog: {
      rules: catalog.rules,
      locations: [
        { type: 'url', target: `http://${host}/examples/catalog-info.yaml` },
      ],
    },
    demo: {
      people: demo.people,
      seed: demo.seed,
      history: Boolean(database),
    },
    mlOwnership: {
      ...mlOwnership,
      evaluation: { schedule },
      collectors: { schedule },
    },
    permission: { enabled: true },
  };
}

/** A backend with the demo's catalog, evaluation, documents and sign-in. */
export interface DemoBackend {
  api: MlOwnershipClient;
  identities: DemoIdentities;
  /** Waits until every document has been read, `hasCome` is true, and no scorecard changes any more. */
  untilSettled(hasCome: () => Promise<boolean>): Promise<void>;
  readScorecards(): Promise<Map<string, Scorecard>>;
  /** Whether the youngest evidence, which is seeded last, has been stored. */
  hasSeededEvidence(): Promise<boolean>;
  replay: Replay;
  stop(): Promise<void>;
}

/**
 * Starts the demo's backend with its own configuration and the examples over HTTP.
 *
 * @param seeders - plugins that seed evidence, drills or campaigns
 * @param stored - configuration of the databases; if they are empty, the past is replayed. The port of the examples is the
 *   same at each start. Without it, the databases are in memory and have no past.
 */
export async function startDemoBackend(
  seeders: BackendFeature[],
  stored?: { database: JsonObject; port: number },
): Promise<DemoBackend> {
  setNodeEnv('development');
  const replay = new Replay();
  const { documents } = await readHistoryFile();
  const files = express()
    .use(
      '/examples',
      createExamplesRouter(
        EXAMPLES,
        createDocumentFilter(documents, replay.clock),
      ),
    )
    .listen(stored?.port ?? 0);
  const config = demoConfig(
    `localhost:${(files.address() as AddressInfo).port}`,
    stored?.database,
  );
  const backend = await startTestBackend({
    features: [
      authPlugin,
      authModuleDemoSignIn,
      catalogPlugin,
      catalogModuleMlOwnership,
      mlOwnershipPlugin,
      documentsModule,
      ...seeders,
      permissionPlugin,
      allowAllPolicy,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      ...(stored
        ? [
            databaseServiceFactory,
            demoHistoryPlugin,
            replayNotificationsFactory,
            replaySchedulerFactory,
            replayTimeSourceFactory,
          ]
        : [schedulerServiceFactory]),
      createServiceFactory({
        service: replayServiceRef,
        deps: {},
        factory: () => replay,
      }),
      urlReaderServiceFactory,
      userInfoServiceFactory,
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  const getBaseUrl = async (pluginId: string) =>
    `http://localhost:${backend.server.port()}/api/${pluginId}`;
  const discovery = { getBaseUrl, getExternalBaseUrl: getBaseUrl };
  const api = new MlOwnershipClient({
    discoveryApi: discovery,
    // A new connection each time: on a busy machine, the server closes one that is kept alive while a request is sent.
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('connection', 'close');
        return fetch(input, { ...init, headers });
      },
    },
  });
  const identities = new DemoIdentities({
    config: new ConfigReader(config),
    discovery,
  });
  const token = await identities.tokenOf('demo-ci');
  return {
    api,
    identities,
    replay,
    async untilSettled(hasCome) {
      let last = '';
      let same = 0;
      while (same < 3) {
        await wait(1000);
        const { total, models, datasets, pipelines } = await api.getPortfolio({
          token,
        });
        const { items: collectors } = await api.getCollectors({ token });
        const now = JSON.stringify([total, models, datasets, pipelines]);
        const isDone =
          total > 0 &&
          collectors.every(
            ({ checked, due }) => checked === total && due === 0,
          ) &&
          (await hasCome());
        same = isDone && now === last ? same + 1 : 0;
        last = now;
      }
    },
    async hasSeededEvidence() {
      const { items } = await api
        .getEvidence(
          'dataset:default/card-transactions',
          { criterion: 'observe.data-checks' },
          { token },
        )
        // Not in the catalog yet.
        .catch(() => ({ items: [] }));
      return items.length > 0;
    },
    async readScorecards() {
      const { items } = await api.getScorecards({ limit: 500 }, { token });
      const scorecards = new Map<string, Scorecard>();
      for (const { entityRef } of items) {
        scorecards.set(entityRef, await api.getScorecard(entityRef, { token }));
      }
      return scorecards;
    },
    async stop() {
      await backend.stop();
      files.close();
      resetNodeEnv();
    },
  };
}
