import { resolvePackagePath } from '@backstage/backend-plugin-api';
import createKnex, { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The same server that the tests run on. */
const START_POSTGRES = resolvePackagePath(
  'benchmarks',
  '../../bootstrap/startPostgres.mjs',
);

/**
 * An empty database of each kind that Backstage runs on.
 */
export async function startDatabases(): Promise<{
  databases: { name: string; knex: Knex }[];
  stop(): Promise<void>;
}> {
  const { startPostgres } = await import(START_POSTGRES);
  const postgres: { connectionString: string; stop(): Promise<void> } =
    await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const databases = [
    {
      name: 'SQLite',
      knex: createKnex({
        client: 'better-sqlite3',
        connection: join(folder, 'plugin.sqlite'),
        useNullAsDefault: true,
      }),
    },
    {
      name: 'PostgreSQL 18',
      knex: createKnex({ client: 'pg', connection: postgres.connectionString }),
    },
  ];
  return {
    databases,
    async stop() {
      await Promise.all(databases.map(({ knex }) => knex.destroy()));
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
