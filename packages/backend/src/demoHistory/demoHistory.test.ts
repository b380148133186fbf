import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ChangesPage,
  PortfolioHistory,
  Scorecard,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import {
  DemoBackend,
  resetNodeEnv,
  ROOT,
  setNodeEnv,
  startDemoBackend,
} from '../__testUtils__/startDemoBackend';
import { demoCampaignsPlugin } from '../demoCampaigns';
import { demoDrillsPlugin } from '../demoDrills';
import { demoEvidencePlugin } from '../demoEvidence';
import { demoHistoryPlugin } from './demoHistoryPlugin';

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

describe('the history of the demo', () => {
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
    const plain = await startDemoBackend(SEEDERS);
    try {
      await plain.untilSettled(async () => {
        const { items } = await plain.api.getDrills(
          { limit: 500 },
          { token: await plain.identities.tokenOf('demo-ci') },
        );
        const { items: handovers } = await plain.api.getHandovers(
          {},
          { token: await plain.identities.tokenOf('demo-ci') },
        );
        return (
          handovers.length === 4 &&
          LAST_DRILLS.every(ref =>
            items.some(({ entityRef }) => entityRef === ref),
          )
        );
      });
      const known = await plain.readScorecards();
      expect(told.size).toBe(known.size);
      for (const [ref, scorecard] of known) {
        expect([ref, statusOf(told.get(ref)!)]).toEqual([
          ref,
          statusOf(scorecard),
        ]);
      }
    } finally {
      await plain.stop();
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
        from: new Date(backend.replay.clock.present - 100 * DAY).toISOString(),
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
    expect(exemptions.filter(({ expiresAt }) => agoOf(expiresAt) > 0)).toEqual([
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

describe('demo.history', () => {
  afterEach(resetNodeEnv);

  it('prevents the startup of a production backend', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoHistoryPlugin,
          mockServices.rootConfig.factory({
            data: { demo: { history: true } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.history begins in the past');
    const production = parse(
      readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
    );
    expect(production.demo.history).toBe(false);
  });
});
