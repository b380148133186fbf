import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const RECORDED = join(__dirname, '..', '__fixtures__', 'recorded');

/** Events that OpenLineage's compatibility tests publish; see the README of the folder. */
const FIXTURES = join(
  process.env.ML_OWNERSHIP_FIXTURES ??
    resolve(__dirname, '../../../../../shared/fixtures'),
  'openlineage',
);

/** Why other projects' events are not tried, if they are not. */
export const withoutFixtures = existsSync(FIXTURES)
  ? undefined
  : `there is no folder ${FIXTURES}; set ML_OWNERSHIP_FIXTURES`;

/** The recorded events by file name. */
export function readRecordings(): [name: string, event: any][] {
  return readdirSync(RECORDED).map(file => [
    file,
    JSON.parse(readFileSync(join(RECORDED, file), 'utf8')).body,
  ]);
}

/** The events of other projects by file name. */
export function readFixtures(): [name: string, event: any][] {
  return withoutFixtures
    ? []
    : readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.json'))
        .sort()
        .map(file => [
          file,
          JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')),
        ]);
}
