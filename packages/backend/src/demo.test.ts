import { mockServices } from '@backstage/backend-test-utils';
import {
  ChangesPage,
  Drill,
  Handover,
  PortfolioHistory,
  Scorecard,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compareWith, readExpectations } from './__testUtils__/Expectation';
import {
  DemoBackend,
  EXAMPLES,
  startDemoBackend,
} from './__testUtils__/startDemoBackend';
import { demoCampaignsPlugin } from './demoCampaigns';
import { CampaignsFile } from './demoCampaigns/CampaignsFile';
import { DemoCampaignsSeeder } from './demoCampaigns/DemoCampaignsSeeder';
import { parseCampaignsFile } from './demoCampaigns/parseCampaignsFile';
import { demoDrillsPlugin } from './demoDrills';
import { DemoDrillsSeeder } from './demoDrills/DemoDrillsSeeder';
import { DrillsFile } from './demoDrills/DrillsFile';
import { parseDrillsFile } from './demoDrills/parseDrillsFile';
import { demoEvidencePlugin } from './demoEvidence';
import { ReplayClock } from './demoReplay';
import { readDeliveryFiles } from './demoSeed';

jest.setTimeout(600_000);

const DAY = 86_400_000;
const SEEDERS = [demoEvidencePlugin, demoDrillsPlugin, demoCampaignsPlugin];

/** Seeded last with and without a past. */
const LAST_DRILLS = [
  'model:default/support-intent',
  'dataset:default/customer-orders',
];

/** What a visitor sees of a scorecard, without times. */
const statusOf = ({
  verdict,
  level,
  systemVerdict,
  systemLevel,
  primaryCause,
  abilities,
  criteria,
  smells,
}: Scorecard) => ({
  verdict,
  level,
  systemVerdict,
  systemLevel,
  primaryCause,
  abilities: Object.entries(abilities).map(([name, one]) => [name, one?.level]),
  criteria: criteria.map(({ id, state }) => `${id} ${state}`),
  smells: smells.map(({ id }) => id),
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise(closed => server.close(closed));
  return port;
}

const EXPECTED = readExpectations(
  resolve(EXAMPLES, 'drills/expectations.yaml'),
);

describe('the demo', () => {
  /** The scorecards of a demo without a past, before these tests record anything. */
  let scorecards: Map<string, Scorecard>;

  describe('without a past', () => {
    let backend: DemoBackend;
    let token: string;
    let drillsFiles: DrillsFile[];

    const campaigns = () =>
      backend.api.getCampaigns({ state: 'all' }, { token });

    beforeAll(async () => {
      drillsFiles = await readDeliveryFiles(
        resolve(EXAMPLES, 'drills'),
        parseDrillsFile,
      );
      backend = await startDemoBackend(SEEDERS);
      token = await backend.identities.tokenOf('demo-ci');
      await backend.untilSettled(async () => {
        const { items: recorded } = await backend.api.getDrills(
          { limit: 500 },
          { token },
        );
        const { items: given } = await backend.api.getHandovers({}, { token });
        return (
          (await backend.hasSeededEvidence()) &&
          given.length === 4 &&
          (await campaigns()).items.length === 2 &&
          LAST_DRILLS.every(ref =>
            recorded.some(({ entityRef }) => entityRef === ref),
          )
        );
      });
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
      const { items } = await backend.api.getHandovers(
        { limit: 500 },
        { token },
      );
      return Promise.all(
        items.map(({ id }) => backend.api.getHandover(id, { token })),
      );
    }

    const seedDrills = (what: DrillsFile[]) =>
      new DemoDrillsSeeder({
        api: backend.api,
        logger: mockServices.logger.mock(),
        identities: backend.identities,
        participant: new ReplayClock().join(),
        signal: new AbortController().signal,
      }).seed(what);

    it('drills and handovers: are accepted without errors, in every state', async () => {
      expect(drillsFiles.flatMap(({ problems }) => problems)).toEqual([]);
      const recorded = await drills();
      expect(recorded).toHaveLength(
        drillsFiles.flatMap(file => file.drills).length,
      );
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
      expect(statuses).toEqual(
        expect.arrayContaining(['valid', 'invalidated']),
      );
      expect((await handovers()).map(({ state }) => state).sort()).toEqual([
        'accepted',
        'declined',
        'proposed',
        'shadowing',
      ]);
    });

    it('drills and handovers: lead to the verdict yes, with and without the supply chain', () => {
      const yes = [...scorecards.values()].filter(
        ({ entityRef, verdict }) =>
          entityRef.startsWith('model:') && verdict === 'yes',
      );
      expect(
        yes.filter(({ systemVerdict }) => systemVerdict === 'yes'),
      ).toEqual([
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
      'drills and handovers: lead to the expected scorecard of %s',
      (entityRef, expected) => {
        expect(compareWith(expected, scorecards.get(entityRef)!)).toEqual(
          expected,
        );
      },
    );

    it('drills and handovers: are seeded once, and completed after an interrupted seeding', async () => {
      const before = [await drills(), await handovers()];
      const count = drillsFiles.flatMap(file => [
        ...file.drills,
        ...file.handovers,
      ]);
      expect(await seedDrills(drillsFiles)).toEqual({
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
      expect(await seedDrills([cut])).toMatchObject({
        recorded: 1,
        rejected: 0,
      });
      const whole = { ...file, drills: [drill] };
      expect(await seedDrills([whole])).toMatchObject({
        recorded: 1,
        rejected: 0,
      });
      expect(await seedDrills([whole])).toMatchObject({
        unchanged: 1,
        recorded: 0,
      });
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

    it('drills and handovers: log what the API rejects, and continue', async () => {
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

    const seedCampaigns = (
      what: CampaignsFile[],
      logger = mockServices.logger.mock(),
    ) =>
      new DemoCampaignsSeeder({
        api: backend.api,
        logger,
        identities: backend.identities,
        participant: new ReplayClock().join(),
        signal: new AbortController().signal,
      }).seed(what);

    it('campaigns: include a running, partly met campaign and a closed, met one', async () => {
      const { items } = await campaigns();
      const [running, closed] = ['running', 'closed'].map(
        state => items.find(item => item.state === state)!,
      );
      expect(running).toMatchObject({
        title: 'Tier 1 models at level 2',
        createdBy: 'user:default/lena',
      });
      expect(running.progress.met).toBeGreaterThan(0);
      expect(running.progress.met).toBeLessThan(running.progress.total);
      expect(closed.closedBy).toBe('user:default/lena');
      expect(closed.progress.total).toBeGreaterThan(0);
      expect(closed.progress.met).toBe(closed.progress.total);
    });

    it('campaigns: are seeded once', async () => {
      const files = await readDeliveryFiles(
        resolve(EXAMPLES, 'campaigns'),
        parseCampaignsFile,
      );
      expect(await seedCampaigns(files)).toEqual({
        created: 0,
        unchanged: 2,
        rejected: 0,
      });
      expect((await campaigns()).items).toHaveLength(2);
    });

    it('campaigns: logs what could not be read or was rejected, and continues', async () => {
      const logger = mockServices.logger.mock();
      const file = parseCampaignsFile(
        'refused.yaml',
        `
  campaigns:
    - { title: Late, by: user:lena, purpose: None, level: 2, startedAgo: P900D, dueIn: P1D }
    - { title: Odd, by: user:lena, purpose: None, kind: Component, level: 2, startedAgo: P1D, dueIn: P1D }
  `,
      );
      expect(await seedCampaigns([file], logger)).toEqual({
        created: 0,
        unchanged: 0,
        rejected: 2,
      });
      expect(logger.error.mock.calls.map(([message]) => message)).toEqual([
        expect.stringMatching(/campaigns\[1\] kind is "Component", expected/),
        expect.stringMatching(/"Late" was rejected: startsAt is/),
      ]);
    });
  });

  describe('with a past of 90 days', () => {
    const databases = mkdtempSync(join(tmpdir(), 'demo-history-'));
    let port: number;
    let backend: DemoBackend;
    let token: string;

    const start = async () => {
      backend = await startDemoBackend(SEEDERS, {
        database: {
          client: 'better-sqlite3',
          connection: { directory: databases },
        },
        port,
      });
      token = await backend.identities.tokenOf('demo-ci');
      await backend.untilSettled(async () => !backend.replay.clock.isReplaying);
    };

    beforeAll(async () => {
      port = await findFreePort();
      await start();
    });

    afterAll(async () => {
      await backend?.stop();
      rmSync(databases, { recursive: true });
    });

    /** What a past leaves behind. */
    async function readPast() {
      const span = {
        from: new Date(backend.replay.clock.present - 200 * DAY).toISOString(),
      };
      const { api } = backend;
      const changes: ScorecardChange[] = [];
      const refs = [...(await backend.readScorecards()).keys()];
      for (const ref of refs) {
        const { items } = await api.getHistory(
          ref,
          { ...span, limit: 500 },
          { token },
        );
        changes.push(...items);
      }
      const { items: drills } = await api.getDrills({ limit: 500 }, { token });
      const { items: exemptions } = await api.getExemptions(
        { limit: 500 },
        { token },
      );
      const { items: campaigns } = await api.getCampaigns(
        { state: 'all' },
        { token },
      );
      return { changes, drills, exemptions, campaigns };
    }

    const agoOf = (instant: string) =>
      (backend.replay.clock.present - Date.parse(instant)) / DAY;

    it('ends with the scorecards that a demo without a past begins with', async () => {
      const told = await backend.readScorecards();
      expect(told.size).toBe(scorecards.size);
      for (const [ref, scorecard] of scorecards) {
        expect([ref, statusOf(told.get(ref)!)]).toEqual([
          ref,
          statusOf(scorecard),
        ]);
      }
    });

    it('has trends over 90 days', async () => {
      const history: PortfolioHistory = await backend.api.getPortfolioHistory(
        { kind: 'Model' },
        { token },
      );
      const { points } = history;
      const known = points.filter(({ total }) => total > 0);
      expect(known.length).toBeGreaterThan(points.length - 2);
      expect(new Set(known.map(({ total }) => total)).size).toBe(1);
      expect(
        new Set(points.map(({ levels }) => levels.join())).size,
      ).toBeGreaterThan(4);
      expect(points.at(0)!.verdicts.yes).toBe(0);
      expect(points.at(-1)!.verdicts.yes).toBe(1);
    });

    it('has changes of the last weeks, for better and for worse', async () => {
      const changes: ChangesPage = await backend.api.getChanges(
        { limit: 100 },
        { token },
      );
      expect(changes.totals.improved).toBeGreaterThan(10);
      expect(changes.totals.regressed).toBeGreaterThan(1);
      expect(
        new Set(changes.items.map(({ at }) => at.slice(0, 10))).size,
      ).toBeGreaterThan(6);
    });

    it('dates everything within the story, drills before the level that they prove', async () => {
      const { changes, drills } = await readPast();
      expect(Math.max(...changes.map(({ at }) => agoOf(at)))).toBeLessThan(90);
      const { items } = await backend.api.getHistory(
        'model:default/card-fraud-detector',
        {
          from: new Date(
            backend.replay.clock.present - 100 * DAY,
          ).toISOString(),
        },
        { token },
      );
      const yes = items.filter(({ verdict }) => verdict === 'yes').at(-1)!;
      const [last] = drills
        .filter(
          ({ entityRef }) => entityRef === 'model:default/card-fraud-detector',
        )
        .map(({ endedAt }) => endedAt!)
        .sort()
        .reverse();
      expect(Date.parse(yes.at) - Date.parse(last)).toBeGreaterThanOrEqual(0);
      expect(Date.parse(yes.at) - Date.parse(last)).toBeLessThan(DAY / 24);
    });

    it('has proof that became stale, an expired exemption and campaigns that progressed', async () => {
      const { exemptions, campaigns } = await readPast();
      const scorecard = await backend.api.getScorecard(
        'model:default/account-takeover',
        { token },
      );
      const checks = scorecard.criteria.find(
        ({ id }) => id === 'observe.data-checks',
      )!;
      expect(checks.state).toBe('stale');
      expect(
        exemptions.filter(({ expiresAt }) => agoOf(expiresAt) > 0),
      ).toEqual([
        expect.objectContaining({
          entityRef: 'pipeline:default/customer-feature-build',
          state: 'expired',
        }),
      ]);
      expect(campaigns).toHaveLength(2);
      for (const { id } of campaigns) {
        const { history } = await backend.api.getCampaign(id, { token });
        expect(new Set(history.map(({ met }) => met)).size).toBeGreaterThan(2);
      }
    });

    it('is not replayed again at a restart', async () => {
      const before = await readPast();
      await backend.stop();
      await start();
      expect(backend.replay.clock.isReplaying).toBe(false);
      const after = await readPast();
      expect(after).toEqual(before);
    });
  });
});
