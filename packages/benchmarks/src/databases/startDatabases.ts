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
 * A database of each kind that Backstage runs on, empty.
 */
export interface BenchmarkDatabase {
  name: string;
  knex: Knex;
  /** Another empty one of the same kind, for a peer. */
  another(): Promise<Knex>;
}

/**
 * Starts one database of each kind that Backstage runs on.
 */
export async function startDatabases(): Promise<{
  databases: BenchmarkDatabase[];
  stop(): Promise<void>;
}> {
  const { startPostgres } = await import(START_POSTGRES);
  const postgres: { connectionString: string; stop(): Promise<void> } =
    await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const opened: Knex[] = [];
  const openSqlite = (name: string) =>
    createKnex({
      client: 'better-sqlite3',
      connection: join(folder, `${name}.sqlite`),
      useNullAsDefault: true,
    });
  const openPostgres = (name?: string) => {
    const url = new URL(postgres.connectionString);
    if (name) {
      url.pathname = `/${name}`;
    }
    return createKnex({ client: 'pg', connection: url.href });
  };
  const keep = (knex: Knex) => {
    opened.push(knex);
    return knex;
  };
  const main = keep(openPostgres());
  const databases: BenchmarkDatabase[] = [
    {
      name: 'SQLite',
      knex: keep(openSqlite('plugin')),
      another: async () => keep(openSqlite('peer')),
    },
    {
      name: 'PostgreSQL 18',
      knex: main,
      another: async () => {
        await main.raw('create database peer');
        return keep(openPostgres('peer'));
      },
    },
  ];
  return {
    databases,
    async stop() {
      await Promise.all(opened.map(knex => knex.destroy()));
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
