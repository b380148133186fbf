import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  resetNodeEnv,
  ROOT,
  setNodeEnv,
} from '../__testUtils__/startDemoBackend';
import { demoCampaignsPlugin } from './demoCampaignsPlugin';

describe('demoCampaignsPlugin', () => {
  it('prevents the startup of a production backend', async () => {
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
