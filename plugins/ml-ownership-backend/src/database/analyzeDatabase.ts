import { Knex } from 'knex';

/** Tables that grow with the portfolio and are joined by requests. */
const TABLES = [
  'edges',
  'entity_facts',
  'evidence',
  'foundation_changes',
  'scorecard_changes',
  'scorecard_smells',
  'scorecards',
  'team_tree',
  'teams',
];

/** Rows of each index that SQLite samples, so that the analysis takes milliseconds. */
const SQLITE_ROWS = 400;

/**
 * Updates the table statistics of the database. After a first load, query plans would otherwise assume empty tables
 * until the database updates the statistics itself: PostgreSQL does so after minutes, SQLite never.
 */
export async function analyzeDatabase(client: Knex): Promise<void> {
  if (client.client.config.client === 'pg') {
    await client.raw(`analyze ${TABLES.map(() => '??').join(', ')}`, TABLES);
    return;
  }
  await client.raw(`pragma analysis_limit = ${SQLITE_ROWS}`);
  for (const table of TABLES) {
    await client.raw('analyze ??', [table]);
  }
}
