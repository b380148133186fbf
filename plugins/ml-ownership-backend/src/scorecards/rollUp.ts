import {
  ABILITIES,
  CAUSES,
  RollUp,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';

/** Scorecards that are equal in everything that a roll-up counts. */
export interface ScorecardGroup {
  kind: keyof RollUp['kinds'];
  tier: number | null;
  verdict: keyof RollUp['verdicts'];
  system_verdict: keyof RollUp['verdicts'] | null;
  level: number;
  retrain: number | null;
  deploy: number | null;
  observe: number | null;
  recover: number | null;
  primary_cause: keyof RollUp['causes'] | '';
  known: number;
  applicable: number;
  entities: number;
}

const COUNTED = [
  'kind',
  'tier',
  'verdict',
  'system_verdict',
  'level',
  'retrain',
  'deploy',
  'observe',
  'recover',
  'primary_cause',
];

/**
 * Groups and counts scorecards in the database, so that a roll-up reads few rows for any number of entities.
 *
 * @param scorecards - the query of the scorecards
 * @param by - further columns to group by
 */
export async function groupScorecards<Column extends string = never>(
  scorecards: Knex.QueryBuilder,
  ...by: Column[]
): Promise<(ScorecardGroup & Record<Column, string>)[]> {
  const rows = await scorecards
    .select(...COUNTED, ...by)
    .sum({ known: 'known_count', applicable: 'applicable_count' })
    .count({ entities: '*' })
    .groupBy(...COUNTED, ...by);
  return rows.map((row: Record<string, unknown>) => ({
    ...row,
    known: Number(row.known),
    applicable: Number(row.applicable),
    entities: Number(row.entities),
  })) as (ScorecardGroup & Record<Column, string>)[];
}

/**
 * Adds up groups of scorecards.
 */
export function rollUp(groups: Iterable<ScorecardGroup>): RollUp {
  const result: RollUp = {
    total: 0,
    kinds: { Model: 0, Dataset: 0, Pipeline: 0 },
    verdicts: noVerdicts(),
    levels: [0, 0, 0, 0, 0],
    abilities: {
      retrain: [0, 0, 0, 0, 0],
      deploy: [0, 0, 0, 0, 0],
      observe: [0, 0, 0, 0, 0],
      recover: [0, 0, 0, 0, 0],
    },
    causes: Object.fromEntries(
      CAUSES.map(cause => [cause, 0]),
    ) as unknown as RollUp['causes'],
    coverage: { known: 0, applicable: 0 },
  };
  for (const group of groups) {
    const { entities } = group;
    result.total += entities;
    result.kinds[group.kind] += entities;
    result.verdicts[group.verdict] += entities;
    result.levels[group.level] += entities;
    for (const ability of ABILITIES) {
      const level = group[ability];
      if (level !== null) {
        result.abilities[ability][level] += entities;
      }
    }
    if (group.primary_cause) {
      result.causes[group.primary_cause] += entities;
    }
    result.coverage.known += group.known;
    result.coverage.applicable += group.applicable;
  }
  return result;
}

/** Counts of verdicts, all zero. */
export function noVerdicts(): RollUp['verdicts'] {
  return {
    yes: 0,
    no: 0,
    unproven: 0,
    'not-assessed': 0,
    'not-in-scope': 0,
  };
}
