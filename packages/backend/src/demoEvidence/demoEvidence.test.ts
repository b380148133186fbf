import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
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
  CriterionState,
  MlOwnershipClient,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import express from 'express';
import { readFileSync } from 'node:fs';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import { authModuleDemoSignIn } from '../demoSignIn';
import { createExamplesRouter } from '../examples';
import { DemoEvidenceDelivery } from './DemoEvidenceDelivery';
import { demoEvidencePlugin } from './demoEvidencePlugin';
import { DemoSpeakers } from './DemoSpeakers';
import { readEvidenceFiles } from './readEvidenceFiles';

jest.setTimeout(180_000);

const ROOT = resolve(__dirname, '../../../..');
const EXAMPLES = resolve(ROOT, 'examples');

/** The demo's own configuration, with the examples at another place. */
const APP_CONFIG = parse(
  readFileSync(resolve(ROOT, 'app-config.yaml'), 'utf8'),
);

/** What a person wrote of one entity, see examples/evidence/expectations.yaml. */
interface Expectation {
  verdict?: string;
  level?: number;
  systemVerdict?: string;
  systemLevel?: number;
  abilities?: Record<string, number>;
  states?: Record<string, CriterionState>;
}

const EXPECTED: Record<string, Expectation> = parse(
  readFileSync(resolve(EXAMPLES, 'evidence/expectations.yaml'), 'utf8'),
).entities;

const isYes = ({ verdict }: Scorecard) => verdict === 'yes';

const originalNodeEnv = process.env.NODE_ENV;

function setNodeEnv(value: string | undefined) {
  Object.assign(process.env, { NODE_ENV: value });
}

function demoConfig(host: string): JsonObject {
  const schedule = { frequency: { seconds: 1 }, timeout: { minutes: 1 } };
  const { catalog, demo, mlOwnership } = APP_CONFIG;
  return {
    app: APP_CONFIG.app,
    auth: APP_CONFIG.auth,
    backend: {
      auth: APP_CONFIG.backend.auth,
      reading: { allow: [{ host }] },
    },
    catalog: {
      rules: catalog.rules,
      locations: [
        { type: 'url', target: `http://${host}/examples/catalog-info.yaml` },
      ],
    },
    demo: { evidence: demo.evidence, people: demo.people },
    mlOwnership: {
      ...mlOwnership,
      evaluation: { schedule },
      collectors: { schedule },
    },
    permission: { enabled: true },
  };
}

/**
 * The whole way: files, tokens and sign-in of the demo, HTTP, evidence, documents, evaluation; against what a person expects.
 */
describe('the evidence of the examples', () => {
  let files: Server;
  let backend: TestBackend;
  let config: JsonObject;
  let token: string;
  const scorecards = new Map<string, Scorecard>();

  const discovery = {
    getBaseUrl: async (pluginId: string) =>
      `http://localhost:${backend.server.port()}/api/${pluginId}`,
    getExternalBaseUrl: async (pluginId: string) =>
      `http://localhost:${backend.server.port()}/api/${pluginId}`,
  };
  const api = new MlOwnershipClient({ discoveryApi: discovery });

  const speakers = () =>
    new DemoSpeakers({ config: new ConfigReader(config), discovery });

  beforeAll(async () => {
    setNodeEnv('development');
    files = express()
      .use('/examples', createExamplesRouter(EXAMPLES))
      .listen(0);
    config = demoConfig(`localhost:${(files.address() as AddressInfo).port}`);
    backend = await startTestBackend({
      features: [
        authPlugin,
        authModuleDemoSignIn,
        catalogPlugin,
        catalogModuleMlOwnership,
        mlOwnershipPlugin,
        documentsModule,
        demoEvidencePlugin,
        permissionPlugin,
        allowAllPolicy,
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        schedulerServiceFactory,
        urlReaderServiceFactory,
        userInfoServiceFactory,
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
    token = await speakers().tokenOf('demo-ci');
    await untilSettled();
    const { items } = await api.getScorecards({ limit: 500 }, { token });
    for (const { entityRef } of items) {
      scorecards.set(entityRef, await api.getScorecard(entityRef, { token }));
    }
  });

  afterAll(async () => {
    await backend?.stop();
    files?.close();
    setNodeEnv(originalNodeEnv);
  });

  /** Waits until the last word of the last file has come, every document has been read, and nothing moves any more. */
  async function untilSettled() {
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
        collectors.every(({ looked, due }) => looked === total && due === 0) &&
        (await hasLastWord());
      same = isDone && now === last ? same + 1 : 0;
      last = now;
    }
  }

  async function hasLastWord() {
    const { items } = await api.getEvidence(
      'model:default/demand-forecaster',
      { criterion: 'recover.review' },
      { token },
    );
    return items.length > 0;
  }

  it('is delivered once: a second delivery finds everything there', async () => {
    const read = await readEvidenceFiles(resolve(EXAMPLES, 'evidence'));
    const items = read.flatMap(({ evidence, exemptions, disputes }) => [
      ...evidence,
      ...exemptions,
      ...disputes,
    ]);
    const before = await everything();
    const delivery = await new DemoEvidenceDelivery({
      api,
      logger: mockServices.logger.mock(),
      speakers: speakers(),
      signal: new AbortController().signal,
    }).deliver(read);
    expect(delivery).toEqual({
      recorded: 0,
      known: items.length,
      refused: 0,
    });
    expect(read).toHaveLength(7);
    expect(items.length).toBeGreaterThan(400);
    expect(await everything()).toEqual(before);
  });

  async function everything() {
    const records = [];
    for (const entityRef of scorecards.keys()) {
      const page = await api.getEvidence(entityRef, { limit: 500 }, { token });
      // Documents are read again and again.
      records.push(...page.items.filter(({ source }) => source !== 'document'));
    }
    return {
      records,
      exemptions: (await api.getExemptions({}, { token })).items,
      disputes: (await api.getDisputes({}, { token })).items,
    };
  }

  it('brings every state, on several entities', () => {
    const having = (state: CriterionState, kinds: RegExp) =>
      [...scorecards.values()].filter(
        ({ entityRef, criteria }) =>
          kinds.test(entityRef) &&
          criteria.some(criterion => criterion.state === state),
      ).length;
    expect({
      pass: having('pass', /^model:/) > 2,
      fail: having('fail', /^model:/) > 2,
      unknown: having('unknown', /^model:/) > 2,
      stale: having('stale', /^model:/) > 2,
      exempt: having('exempt', /^model:/) > 2,
      notApplicable: having('not-applicable', /^dataset:/) > 2,
    }).toEqual({
      pass: true,
      fail: true,
      unknown: true,
      stale: true,
      exempt: true,
      notApplicable: true,
    });
    // That needs drills.
    expect([...scorecards.values()].filter(isYes)).toEqual([]);
  });

  it('has exemptions and disputes of every kind', async () => {
    const { exemptions, disputes } = await everything();
    expect(exemptions.map(({ state }) => state).sort()).toEqual([
      'approved',
      'approved',
      'approved',
      'refused',
      'requested',
    ]);
    expect(disputes.map(({ state }) => state).sort()).toEqual([
      'open',
      'resolved',
    ]);
  });

  it.each(Object.entries(EXPECTED))(
    'leaves %s as a person expects',
    (entityRef, expected) => {
      const scorecard = scorecards.get(entityRef)!;
      const { states = {}, abilities = {}, ...rest } = expected;
      expect({
        ...Object.fromEntries(
          Object.keys(rest).map(key => [
            key,
            scorecard[key as keyof Scorecard],
          ]),
        ),
        abilities: Object.fromEntries(
          Object.keys(abilities).map(ability => [
            ability,
            scorecard.abilities[ability as keyof Scorecard['abilities']]?.level,
          ]),
        ),
        states: Object.fromEntries(
          Object.keys(states).map(id => [
            id,
            scorecard.criteria.find(criterion => criterion.id === id)?.state,
          ]),
        ),
      }).toEqual({ ...rest, abilities, states });
    },
  );
});

describe('demoEvidencePlugin', () => {
  afterEach(() => setNodeEnv(originalNodeEnv));

  it('keeps a production backend from starting', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoEvidencePlugin,
          mockServices.rootConfig.factory({
            data: { demo: { evidence: { enabled: true } } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.evidence.enabled records made-up evidence');
  });
});

it('is off in production, and its tokens are gone', () => {
  const production = parse(
    readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
  );
  expect(production.demo.evidence.enabled).toBe(false);
  expect(production.backend.auth.externalAccess).toEqual([]);
  expect(production.mlOwnership.evidence.writers).toEqual([]);
});
