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
import { readDeliveryFiles } from '../demoDelivery';
import { demoEvidencePlugin } from '../demoEvidence';
import { DemoDrillsDelivery } from './DemoDrillsDelivery';
import { demoDrillsPlugin } from './demoDrillsPlugin';
import { DrillsFile } from './DrillsFile';
import { parseDrillsFile } from './parseDrillsFile';

jest.setTimeout(240_000);

const LAST = 'model:default/voucher-abuse';

const EXPECTED = readExpectations(
  resolve(EXAMPLES, 'drills/expectations.yaml'),
);

/**
 * The whole way: files, sign-in of the demo, HTTP, evidence before, documents, evaluation; against what a person expects.
 */
describe('the drills and handovers of the examples', () => {
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
    token = await backend.speakers.tokenOf('demo-ci');
    await backend.untilSettled(async () =>
      (
        await handovers()
      ).some(
        ({ entityRef, state }) => entityRef === LAST && state === 'refused',
      ),
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

  const deliver = (what: DrillsFile[]) =>
    new DemoDrillsDelivery({
      api: backend.api,
      logger: mockServices.logger.mock(),
      speakers: backend.speakers,
      signal: new AbortController().signal,
    }).deliver(what);

  it('are read and taken without a complaint, in every state', async () => {
    expect(files.flatMap(({ problems }) => problems)).toEqual([]);
    const recorded = await drills();
    expect(recorded).toHaveLength(files.flatMap(file => file.drills).length);
    expect([...new Set(recorded.map(({ state }) => state))].sort()).toEqual([
      'abandoned',
      'failed',
      'passed',
      'planned',
      'running',
    ]);
    const standings = recorded.flatMap(({ proves }) =>
      proves.map(({ standing }) => standing),
    );
    expect(standings).toEqual(
      expect.arrayContaining(['counts', 'stale', 'void']),
    );
    expect((await handovers()).map(({ state }) => state).sort()).toEqual([
      'accepted',
      'proposed',
      'refused',
      'shadowing',
    ]);
  });

  it('bring models to yes, with and without their supply chain', () => {
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

  it.each(EXPECTED)('leave %s as a person expects', (entityRef, expected) => {
    expect(compareWith(expected, scorecards.get(entityRef)!)).toEqual(expected);
  });

  it('are delivered once, and carried on where a delivery was cut short', async () => {
    const before = [await drills(), await handovers()];
    const count = files.flatMap(file => [...file.drills, ...file.handovers]);
    expect(await deliver(files)).toEqual({
      recorded: 0,
      known: count.length,
      refused: 0,
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
    record: [{ blocker: No right to the console, solved: Granted }, { note: It took two attempts }]
    passed: The console shows rules
`,
    ).drills;
    const name = 'cut.yaml';
    const file = { name, problems: [], handovers: [] };
    // As far as it came: planned and started, and the blocker is noted.
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
    expect(await deliver([cut])).toMatchObject({ recorded: 1, refused: 0 });
    const whole = { ...file, drills: [drill] };
    expect(await deliver([whole])).toMatchObject({ recorded: 1, refused: 0 });
    expect(await deliver([whole])).toMatchObject({ known: 1, recorded: 0 });
    const [own] = (await drills()).filter(
      ({ entityRef }) => entityRef === 'model:default/churn-rules',
    );
    expect(own).toMatchObject({
      state: 'passed',
      notes: 'The console shows rules',
    });
    expect(own.entries?.map(({ kind }) => kind)).toEqual([
      'planned',
      'started',
      'blocker',
      'solved',
      'note',
      'finished',
    ]);
  });

  it('say what the API refuses, and go on', async () => {
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
      await new DemoDrillsDelivery({
        api: backend.api,
        logger,
        speakers: backend.speakers,
        signal: new AbortController().signal,
      }).deliver([file]),
    ).toEqual({ recorded: 1, known: 0, refused: 1 });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /^refused\.yaml: drill of model:default\/churn-rules was not taken: .*owns it/,
      ),
    );
  });
});

describe('demoDrillsPlugin', () => {
  afterEach(resetNodeEnv);

  it('keeps a production backend from starting', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoDrillsPlugin,
          mockServices.rootConfig.factory({
            data: { demo: { drills: { enabled: true } } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.drills.enabled records made-up drills');
    const production = parse(
      readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
    );
    expect(production.demo.drills.enabled).toBe(false);
  });
});
