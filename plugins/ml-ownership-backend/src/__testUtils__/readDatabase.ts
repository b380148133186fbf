import { Knex } from 'knex';

const TABLES = [
  'collector_checks',
  'disputes',
  'edges',
  'entity_facts',
  'evidence',
  'exemptions',
  'notification_outbox',
  'rules_versions',
  'scorecard_changes',
  'scorecard_smells',
  'scorecards',
  'team_tree',
  'teams',
];

/** Returns every row of every table except for the states of the evaluation and of the collectors. */
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
