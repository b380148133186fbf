import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  resetNodeEnv,
  ROOT,
  setNodeEnv,
} from '../__testUtils__/startDemoBackend';
import { demoDrillsPlugin } from './demoDrillsPlugin';

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
