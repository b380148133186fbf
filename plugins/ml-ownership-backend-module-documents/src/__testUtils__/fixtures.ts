import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const FOLDER =
  process.env.ML_OWNERSHIP_FIXTURES ??
  resolve(__dirname, '../../../../../shared/fixtures');

const ARE_THERE = existsSync(FOLDER);

/** `describe` if the fixtures (documents of other projects) are available, else `describe.skip`. */
export const describeWithFixtures = ARE_THERE ? describe : describe.skip;

/** The name of a group of tests that need the fixtures; states why they are skipped. */
export function nameWithFixtures(name: string): string {
  return ARE_THERE
    ? name
    : `${name} (skipped: there is no folder ${FOLDER}; set ML_OWNERSHIP_FIXTURES)`;
}

export function readFixture(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}
