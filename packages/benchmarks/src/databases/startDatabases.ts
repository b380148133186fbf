import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseAddress, openDatabase } from './openDatabase';

/** The server that the tests use. */
const START_POSTGRES = resolvePackagePath(
  'benchmarks',
  '../../bootstrap/startPostgres.mjs',
);

/** An empty database of one of the engines that Backstage supports. */
export interface BenchmarkDatabase {
  name: string;
  /** Address for another process. */
  address: DatabaseAddress;
  knex: Knex;
  /** Creates another empty database of the same engine, for a peer. */
  another(): Promise<Knex>;
}

/** Starts one database of each engine that Backstage supports. */
export async function startDatabases(): Promise<{
  databases: BenchmarkDatabase[];
  stop(): Promise<void>;
}> {
  const { startPostgres } = await import(START_POSTGRES);
  const postgres: { connectionString: string; stop(): Promise<void> } =
    await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const opened: Knex[] = [];
  const sqlite = (name: string): DatabaseAddress => ({
    client: 'better-sqlite3',
    file: join(folder, `${name}.sqlite`),
  });
  const pg = (name?: string): DatabaseAddress => {
    const url = new URL(postgres.connectionString);
    if (name) {
      url.pathname = `/${name}`;
    }
    return { client: 'pg', url: url.href };
  };
  const open = (address: DatabaseAddress) => {
    const knex = openDatabase(address);
    opened.push(knex);
    return knex;
  };
  const main = open(pg());
  const databases: BenchmarkDatabase[] = [
    {
      name: 'SQLite',
      address: sqlite('plugin'),
      knex: open(sqlite('plugin')),
      another: async () => open(sqlite('peer')),
    },
    {
      name: 'PostgreSQL 18',
      address: pg(),
      knex: main,
      another: async () => {
        await main.raw('create database peer');
        return open(pg('peer'));
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
