import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Drill,
  Handover,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { compareWith, readExpectations } from '../__testUtils__/Expectation';
import {
  DemoBackend,
  EXAMPLES,
  resetNodeEnv,
  ROOT,
  setNodeEnv,
  startDemoBackend,
} from '../__testUtils__/startDemoBackend';
import { ReplayClock } from '../demoReplay';
import { readDeliveryFiles } from '../demoSeed';
import { demoEvidencePlugin } from '../demoEvidence';
import { DemoDrillsSeeder } from './DemoDrillsSeeder';
import { demoDrillsPlugin } from './demoDrillsPlugin';
import { DrillsFile } from './DrillsFile';
import { parseDrillsFile } from './parseDrillsFile';

jest.setTimeout(240_000);

/** Planned for a later day, which is the end of the story. */
const LAST = 'dataset:default/customer-orders';

const EXPECTED = readExpectations(
  resolve(EXAMPLES, 'drills/expectations.yaml'),
);

/**
 * End to end: files, demo sign-in, HTTP, earlier evidence, documents and evaluation, compared with the expectations.
 */
describe('the example drills and handovers', () => {
  let backend: DemoBackend;
  let token: string;
  let files: DrillsFile[];
  let scorecards: Map<string, Scorecard>;

  beforeAll(async () => {
    files = await readDeliveryFiles(
      resolve(EXAMPLES, 'drills'),
      parseDrillsFile,
    );
    backend = await startDemoBackend([demoEvidencePlugin, demoDrillsPlugin]);
    token = await backend.identities.tokenOf('demo-ci');
    await backend.untilSettled(
      async () =>
        (await backend.hasSeededEvidence()) &&
        (await drills()).some(({ entityRef }) => entityRef === LAST),
    );
    scorecards = await backend.readScorecards();
  });

  afterAll(async () => {
    await backend?.stop();
  });

  async function drills(): Promise<Drill[]> {
    const { items } = await backend.api.getDrills({ limit: 500 }, { token });
    return Promise.all(
      items.map(({ id }) => backend.api.getDrill(id, { token })),
    );
  }

  async function handovers(): Promise<Handover[]> {
    const { items } = await backend.api.getHandovers({ limit: 500 }, { token });
    return Promise.all(
      items.map(({ id }) => backend.api.getHandover(id, { token })),
    );
  }

  const seed = (what: DrillsFile[]) =>
    new DemoDrillsSeeder({
      api: backend.api,
      logger: mockServices.logger.mock(),
      identities: backend.identities,
      participant: new ReplayClock().join(),
      signal: new AbortController().signal,
    }).seed(what);

  it('are accepted without errors, in every state', async () => {
    expect(files.flatMap(({ problems }) => problems)).toEqual([]);
    const recorded = await drills();
    expect(recorded).toHaveLength(files.flatMap(file => file.drills).length);
    expect([...new Set(recorded.map(({ state }) => state))].sort()).toEqual([
      'abandoned',
      'partly-passed',
      'passed',
      'planned',
      'running',
    ]);
    const statuses = recorded.flatMap(({ assessments }) =>
      assessments.map(({ status }) => status),
    );
    expect(statuses).toEqual(expect.arrayContaining(['valid', 'invalidated']));
    expect((await handovers()).map(({ state }) => state).sort()).toEqual([
      'accepted',
      'declined',
      'proposed',
      'shadowing',
    ]);
  });

  it('lead to the verdict yes, with and without the supply chain', () => {
    const yes = [...scorecards.values()].filter(
      ({ entityRef, verdict }) =>
        entityRef.startsWith('model:') && verdict === 'yes',
    );
    expect(yes.filter(({ systemVerdict }) => systemVerdict === 'yes')).toEqual([
      expect.objectContaining({
        entityRef: 'model:default/card-fraud-detector',
      }),
    ]);
    expect(
      yes
        .filter(({ systemVerdict }) => systemVerdict !== 'yes')
        .map(({ entityRef, weakestLink }) => [
          entityRef,
          weakestLink?.path.length !== 0 &&
            weakestLink?.entityRef !== entityRef,
        ]),
    ).toEqual([['model:default/pii-detector', true]]);
  });

  it.each(EXPECTED)(
    'lead to the expected scorecard of %s',
    (entityRef, expected) => {
      expect(compareWith(expected, scorecards.get(entityRef)!)).toEqual(
        expected,
      );
    },
  );

  it('are seeded once, and completed after an interrupted seeding', async () => {
    const before = [await drills(), await handovers()];
    const count = files.flatMap(file => [...file.drills, ...file.handovers]);
    expect(await seed(files)).toEqual({
      recorded: 0,
      unchanged: count.length,
      rejected: 0,
    });
    expect([await drills(), await handovers()]).toEqual(before);

    const [drill] = parseDrillsFile(
      'cut.yaml',
      `
drills:
  - about: model:churn-rules
    abilities: [recover]
    team: group:loyalty
    operators: [user:tomas]
    by: user:tomas
    why: Go back to the rules
    record: [{ blocker: No right to the console, resolved: Granted }, { note: It took two attempts }]
    failed: The console shows no rules
`,
    ).drills;
    const name = 'cut.yaml';
    const file = { name, problems: [], handovers: [] };
    // An interrupted seeding: the drill is planned and started, and the blocker is recorded.
    const cut: DrillsFile = {
      ...file,
      drills: [
        {
          ...drill,
          record: [{ kind: 'blocker', text: 'No right to the console' }],
          end: undefined,
        },
      ],
    };
    expect(await seed([cut])).toMatchObject({ recorded: 1, rejected: 0 });
    const whole = { ...file, drills: [drill] };
    expect(await seed([whole])).toMatchObject({ recorded: 1, rejected: 0 });
    expect(await seed([whole])).toMatchObject({ unchanged: 1, recorded: 0 });
    const [own] = (await drills()).filter(
      ({ entityRef }) => entityRef === 'model:default/churn-rules',
    );
    expect(own).toMatchObject({
      state: 'failed',
      notes: 'The console shows no rules',
    });
    expect(own.entries?.map(({ kind }) => kind)).toEqual([
      'planned',
      'started',
      'blocker',
      'blocker-resolved',
      'note',
      'finished',
    ]);
  });

  it('log what the API rejects, and continue', async () => {
    const logger = mockServices.logger.mock();
    const file = parseDrillsFile(
      'refused.yaml',
      `
drills:
  - { about: model:churn-rules, abilities: [deploy], team: group:growth-ml, operators: [user:ada], by: user:ada, why: By ourselves }
  - { about: model:churn-rules, abilities: [deploy], team: group:loyalty, operators: [user:tomas], by: user:tomas, plannedIn: P3D, why: By others }
`,
    );
    expect(
      await new DemoDrillsSeeder({
        api: backend.api,
        logger,
        identities: backend.identities,
        participant: new ReplayClock().join(),
        signal: new AbortController().signal,
      }).seed([file]),
    ).toEqual({ recorded: 1, unchanged: 0, rejected: 1 });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /^refused\.yaml: drill of model:default\/churn-rules was rejected: .*owns it/,
      ),
    );
  });
});

describe('demoDrillsPlugin', () => {
  afterEach(resetNodeEnv);

  it('prevents the startup of a production backend', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoDrillsPlugin,
          mockServices.rootConfig.factory({
            data: { demo: { seed: { drills: true } } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.seed.drills records sample drills');
    const production = parse(
      readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
    );
    expect(production.demo.seed.drills).toBe(false);
  });
});
