/*
 * Against the real amtool, for which `yarn test:peers` looks. Without AMTOOL, it is skipped.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateRouting, quote } from '../__testUtils__/generateRouting';
import { receiversOf } from '../__testUtils__/receiversOf';

const amtool = process.env.AMTOOL;
const describePeer = amtool ? describe : describe.skip;
const run = promisify(execFile);

const CASES = 500;
const AT_ONCE = 4;

jest.setTimeout(300_000);

describePeer(
  `the real amtool${amtool ? '' : ' (skipped: run yarn test:peers)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'amtool-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it(`routes ${CASES} alerts through as many trees to the same receivers`, async () => {
      const differences: object[] = [];
      const seen = new Set<number>();
      const check = async (seed: number) => {
        const { config, labels } = generateRouting(seed);
        const file = join(folder, `${seed}.yml`);
        writeFileSync(file, config);
        const { stdout } = await run(amtool!, [
          ...['config', 'routes', 'test', `--config.file=${file}`],
          ...Object.entries(labels).map(
            ([name, value]) => `${name}=${quote(value)}`,
          ),
        ]);
        const expected = stdout.trim().split(',');
        const actual = receiversOf(config, labels);
        seen.add(actual.length);
        if (expected.join() !== actual.join()) {
          differences.push({ config, labels, expected, actual });
        }
      };
      for (let seed = 1; seed <= CASES; seed += AT_ONCE) {
        await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) => check(seed + index)),
        );
      }
      expect(differences).toEqual([]);
      // Otherwise, the trees would be too simple to show anything.
      expect(seen.size).toBeGreaterThan(2);
    });
  },
);
