import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  resetNodeEnv,
  ROOT,
  setNodeEnv,
} from '../__testUtils__/startDemoBackend';
import { demoHistoryPlugin } from './demoHistoryPlugin';

describe('demoHistoryPlugin', () => {
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
