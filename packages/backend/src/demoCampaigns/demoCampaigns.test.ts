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
import { readDeliveryFiles } from '../demoDelivery';
import { demoEvidencePlugin } from '../demoEvidence';
import { CampaignsFile } from './CampaignsFile';
import { DemoCampaignsDelivery } from './DemoCampaignsDelivery';
import { demoCampaignsPlugin } from './demoCampaignsPlugin';
import { parseCampaignsFile } from './parseCampaignsFile';

jest.setTimeout(240_000);

describe('the campaigns of the examples', () => {
  let backend: DemoBackend;
  let token: string;

  const campaigns = () => backend.api.getCampaigns({ state: 'all' }, { token });

  beforeAll(async () => {
    backend = await startDemoBackend([demoEvidencePlugin, demoCampaignsPlugin]);
    token = await backend.speakers.tokenOf('demo-ci');
    await backend.untilSettled(async () => {
      const { items } = await campaigns();
      return items.length === 2;
    });
  });

  afterAll(async () => {
    await backend?.stop();
  });

  const deliver = (
    files: CampaignsFile[],
    logger = mockServices.logger.mock(),
  ) =>
    new DemoCampaignsDelivery({
      api: backend.api,
      logger,
      speakers: backend.speakers,
      signal: new AbortController().signal,
    }).deliver(files);

  it('are one under way and partly met, and one that is reached and closed', async () => {
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

  it('are delivered once', async () => {
    const files = await readDeliveryFiles(
      resolve(EXAMPLES, 'campaigns'),
      parseCampaignsFile,
    );
    expect(await deliver(files)).toEqual({ begun: 0, known: 2, refused: 0 });
    expect((await campaigns()).items).toHaveLength(2);
  });

  it('say what could not be read, or was refused, and go on', async () => {
    const logger = mockServices.logger.mock();
    const file = parseCampaignsFile(
      'refused.yaml',
      `
campaigns:
  - { title: Late, by: user:lena, why: None, level: 2, startedAgo: P900D, dueIn: P1D }
  - { title: Odd, by: user:lena, why: None, kind: Component, level: 2, startedAgo: P1D, dueIn: P1D }
`,
    );
    expect(await deliver([file], logger)).toEqual({
      begun: 0,
      known: 0,
      refused: 2,
    });
    expect(logger.error.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/campaigns\[1\] has kind "Component", expected/),
      expect.stringMatching(/"Late" was not taken: startsAt is/),
    ]);
  });

  it('are refused in production', async () => {
    setNodeEnv('production');
    try {
      await expect(
        startTestBackend({
          features: [
            demoCampaignsPlugin,
            mockServices.rootConfig.factory({
              data: { demo: { campaigns: { enabled: true } } },
            }),
          ],
        }),
      ).rejects.toThrow(/refused in production/);
    } finally {
      resetNodeEnv();
    }
    const production = parse(
      readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
    );
    expect(production.demo.campaigns.enabled).toBe(false);
  });
});
