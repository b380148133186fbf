import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Ability,
  ABILITIES,
  Cause,
  CAUSES,
  ExportTeams,
  TeamSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedTeams } from '../teams/AuthorizedTeams';
import { CsvColumns, exportPages } from './exportPages';

const LEVELS = [0, 1, 2, 3, 4];

const ABILITY_NAMES: Record<Ability, string> = {
  retrain: 'Retrain',
  deploy: 'Deploy',
  observe: 'Observe',
  recover: 'Recover',
};

const CAUSE_NAMES: Record<Cause, string> = {
  workflow: 'Workflow',
  'data-path': 'Data path',
  boundaries: 'Boundaries',
  'operating-model': 'Operating model',
};

const COLUMNS: CsvColumns<TeamSummary> = {
  Team: ({ title }) => title,
  'Entity ref': ({ entityRef }) => entityRef,
  'Parent team': ({ parent }) => parent,
  'Not in the catalog': ({ missing }) => (missing ? 'yes' : 'no'),
  Members: ({ members, missing }) => (missing ? undefined : members),
  Owns: ({ owned }) => owned.total,
  'Owns models': ({ owned }) => owned.kinds.Model,
  'Owns datasets': ({ owned }) => owned.kinds.Dataset,
  'Owns pipelines': ({ owned }) => owned.kinds.Pipeline,
  'Verdict no': ({ owned }) => owned.verdicts.no,
  'Verdict unproven': ({ owned }) => owned.verdicts.unproven,
  'Verdict yes': ({ owned }) => owned.verdicts.yes,
  'Not assessed': ({ owned }) => owned.verdicts['not-assessed'],
  'Not in scope': ({ owned }) => owned.verdicts['not-in-scope'],
  ...Object.fromEntries(
    ABILITIES.flatMap(ability =>
      LEVELS.map(level => [
        `${ABILITY_NAMES[ability]} at level ${level}`,
        ({ owned }: TeamSummary) => owned.abilities[ability][level],
      ]),
    ),
  ),
  ...Object.fromEntries(
    CAUSES.map(cause => [
      `Primary cause: ${CAUSE_NAMES[cause]}`,
      ({ owned }: TeamSummary) => owned.causes[cause],
    ]),
  ),
  'Known criteria': ({ owned }) => owned.coverage.known,
  'Applicable criteria': ({ owned }) => owned.coverage.applicable,
  Operates: ({ operated }) => operated.total,
  'Drills passed': ({ drills }) => drills.passed,
  'Drills passed in part': ({ drills }) => drills.partlyPassed,
  'Drills failed': ({ drills }) => drills.failed,
};

/**
 * Exports every matching team that the caller may read, as a CSV file with a header row. Entities that the caller may
 * not read are not counted.
 *
 * @returns chunks of the file
 * @throws NotAllowedError; InputError if more rows match than a file may contain
 */
export async function exportTeams(
  teams: Pick<AuthorizedTeams, 'page'>,
  query: ExportTeams['query'],
  credentials: BackstageCredentials,
): Promise<AsyncIterable<string>> {
  return exportPages({
    columns: COLUMNS,
    load: (cursor, limit) =>
      teams.page(
        cursor === undefined ? { ...query, limit } : { cursor, limit },
        credentials,
      ),
    refusal: (total, most) =>
      `${total} teams match; exports are limited to ${most}. Narrow the search`,
  });
}
