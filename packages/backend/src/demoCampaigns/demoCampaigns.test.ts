import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
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
import { CampaignsFile } from './CampaignsFile';
import { DemoCampaignsSeeder } from './DemoCampaignsSeeder';
import { demoCampaignsPlugin } from './demoCampaignsPlugin';
import { parseCampaignsFile } from './parseCampaignsFile';

jest.setTimeout(240_000);

describe('the example campaigns', () => {
  let backend: DemoBackend;
  let token: string;

  const campaigns = () => backend.api.getCampaigns({ state: 'all' }, { token });

  beforeAll(async () => {
    backend = await startDemoBackend([demoEvidencePlugin, demoCampaignsPlugin]);
    token = await backend.identities.tokenOf('demo-ci');
    await backend.untilSettled(async () => {
      const { items } = await campaigns();
      return items.length === 2 && (await backend.hasSeededEvidence());
    });
  });

  afterAll(async () => {
    await backend?.stop();
  });

  const seed = (files: CampaignsFile[], logger = mockServices.logger.mock()) =>
    new DemoCampaignsSeeder({
      api: backend.api,
      logger,
      identities: backend.identities,
      participant: new ReplayClock().join(),
      signal: new AbortController().signal,
    }).seed(files);

  it('include a running, partly met campaign and a closed, met one', async () => {
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

  it('are seeded once', async () => {
    const files = await readDeliveryFiles(
      resolve(EXAMPLES, 'campaigns'),
      parseCampaignsFile,
    );
    expect(await seed(files)).toEqual({
      created: 0,
      unchanged: 2,
      rejected: 0,
    });
    expect((await campaigns()).items).toHaveLength(2);
  });

  it('logs what could not be read or was rejected, and continues', async () => {
    const logger = mockServices.logger.mock();
    const file = parseCampaignsFile(
      'refused.yaml',
      `
campaigns:
  - { title: Late, by: user:lena, purpose: None, level: 2, startedAgo: P900D, dueIn: P1D }
  - { title: Odd, by: user:lena, purpose: None, kind: Component, level: 2, startedAgo: P1D, dueIn: P1D }
`,
    );
    expect(await seed([file], logger)).toEqual({
      created: 0,
      unchanged: 0,
      rejected: 2,
    });
    expect(logger.error.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/campaigns\[1\] kind is "Component", expected/),
      expect.stringMatching(/"Late" was rejected: startsAt is/),
    ]);
  });

  it('are not allowed in production', async () => {
    setNodeEnv('production');
    try {
      await expect(
        startTestBackend({
          features: [
            demoCampaignsPlugin,
            mockServices.rootConfig.factory({
              data: { demo: { seed: { campaigns: true } } },
            }),
          ],
        }),
      ).rejects.toThrow(/not allowed in production/);
    } finally {
      resetNodeEnv();
    }
    const production = parse(
      readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
    );
    expect(production.demo.seed.campaigns).toBe(false);
  });
});
