import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const FOLDER =
  process.env.ML_OWNERSHIP_FIXTURES ??
  resolve(__dirname, '../../../../../shared/fixtures');

/**
 * A `describe` for tests that need documents of other projects; where these are not there it skips, and says why.
 */
export const describeWithFixtures = existsSync(FOLDER)
  ? describe
  : (name: string, tests: () => void) =>
      describe.skip(
        `${name} (skipped: there is no folder ${FOLDER}; set ML_OWNERSHIP_FIXTURES)`,
        tests,
      );

export function readFixture(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}
