import { Knex } from 'knex';

const TABLES = [
  'announcements',
  'collections',
  'disputes',
  'edges',
  'evidence',
  'exemptions',
  'facts',
  'rules_versions',
  'scorecard_changes',
  'scorecard_smells',
  'scorecards',
  'team_tree',
  'teams',
];

/** Every row of every table, but for how the evaluation and the collectors themselves stand. */
export async function readDatabase(
  knex: Knex,
): Promise<Record<string, unknown[]>> {
  const content: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    content[table] = (await knex(table).select())
      .map(row => JSON.stringify(row))
      .sort();
  }
  return content;
}
