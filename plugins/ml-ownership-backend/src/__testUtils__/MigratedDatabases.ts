import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import knexFactory, { Knex } from 'knex';

const MIGRATIONS = resolve(__dirname, '../../migrations');

/** Restores the rows that the template has kept in a PostgreSQL database. */
const RESTORE = `do $$
declare item record;
begin
  for item in select tgname, tgrelid::regclass as owner from pg_trigger where not tgisinternal loop
    execute format('drop trigger %I on %s', item.tgname, item.owner);
  end loop;
  set local session_replication_role = replica;
  for item in select tablename from pg_tables where schemaname = 'public' and tablename not like 'knex%' loop
    execute format('delete from public.%I', item.tablename);
  end loop;
  for item in select tablename from pg_tables where schemaname = 'initial' and tablename not like 'knex%' loop
    execute format('insert into public.%I select * from initial.%I', item.tablename, item.tablename);
  end loop;
  perform setval(oid::regclass, 1, false) from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace and relname not like 'knex%';
end $$`;

/** Keeps the rows of the migrations, for RESTORE. */
const KEEP = `do $$
declare item record; rows bigint;
begin
  create schema initial;
  for item in select tablename from pg_tables where schemaname = 'public' loop
    execute format('select count(*) from public.%I', item.tablename) into rows;
    if rows > 0 then
      execute format('create table initial.%I as table public.%I', item.tablename, item.tablename);
    end if;
  end loop;
end $$`;

/** Finds migrations that ran since, which may leave other tables behind. */
const FIND_NEW_MIGRATIONS =
  'select id from public.knex_migrations except select id from initial.knex_migrations';

/**
 * Databases with the current schema of the plugin. Migrating one takes longer than most tests, so they are copies of a
 * template. Creating one in PostgreSQL takes long, too, so that the tests of a suite use the same ones after each other.
 */
export class MigratedDatabases {
  private readonly databases = createTestDatabases();
  private readonly inUse: { knex: Knex; name?: string }[] = [];
  /** Names of PostgreSQL databases that are as a migration leaves them. */
  private readonly free: string[] = [];
  private sqlite?: Promise<Buffer>;
  private postgres?: Promise<{ admin: Knex; template: string }>;

  eachSupportedId() {
    return this.databases.eachSupportedId();
  }

  /** Returns a database that nothing else uses until `release`. */
  async init(databaseId: TestDatabaseId): Promise<Knex> {
    const database = await (databaseId === 'SQLITE_3'
      ? this.initSqlite()
      : this.initPostgres(databaseId));
    this.inUse.push(database);
    return database.knex;
  }

  /** Takes all databases back, once nothing uses them any more. */
  async release(): Promise<void> {
    for (const { knex, name } of this.inUse.splice(0)) {
      // Ends what still runs.
      await knex.destroy();
      if (name) {
        const { admin } = await this.postgres!;
        const restoring = connectTo(admin, name);
        const { rows } = await restoring.raw(FIND_NEW_MIGRATIONS);
        if (rows.length === 0) {
          await restoring.raw(RESTORE);
          this.free.push(name);
        }
        await restoring.destroy();
      }
    }
  }

  private async initSqlite() {
    this.sqlite ??= migrateSqlite(await this.databases.init('SQLITE_3'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      // The driver opens a copy of a serialized database.
      connection: { filename: (await this.sqlite) as unknown as string },
      useNullAsDefault: true,
    });
    return { knex };
  }

  private async initPostgres(databaseId: TestDatabaseId) {
    this.postgres ??= preparePostgres(await this.databases.init(databaseId));
    const { admin, template } = await this.postgres;
    let name = this.free.pop();
    if (!name) {
      name = `copy_${randomUUID()}`;
      await admin.raw('create database ?? template ??', [name, template]);
    }
    return { knex: connectTo(admin, name), name };
  }
}

/**
 * The databases that tests run on. A run of CI without PostgreSQL fails, because it would test only half.
 */
export function createTestDatabases(): TestDatabases {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  if (process.env.CI && !databases.supports('POSTGRES_18')) {
    throw new Error(
      'There is no PostgreSQL 18 to test on, which CI needs: run the tests with `npm test`, which starts one',
    );
  }
  return databases;
}

function connectTo(admin: Knex, database: string): Knex {
  const { config, connectionSettings } = admin.client;
  // The password is hidden from a spread.
  const { password } = connectionSettings;
  return knexFactory({
    ...config,
    connection: { ...connectionSettings, password, database },
  });
}

async function migrateSqlite(knex: Knex): Promise<Buffer> {
  await knex.migrate.latest({ directory: MIGRATIONS });
  const connection = await knex.client.acquireConnection();
  try {
    return connection.serialize();
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/** Creates the template of the current migrations, unless another suite has done so. */
async function preparePostgres(admin: Knex) {
  const template = `template_${digestMigrations()}`;
  // An advisory lock belongs to a database, and each suite is connected to its own: all of them lock in this one.
  const shared = connectTo(admin, 'postgres');
  // Databases cannot be created in a transaction: this one only holds the lock.
  await shared.transaction(async lock => {
    await lock.raw('select pg_advisory_xact_lock(1)');
    if (!(await lock('pg_database').where({ datname: template }).first())) {
      const unfinished = `unfinished_${randomUUID()}`;
      await admin.raw('create database ??', [unfinished]);
      const knex = connectTo(admin, unfinished);
      await knex.migrate.latest({ directory: MIGRATIONS });
      await knex.raw(KEEP);
      await knex.destroy();
      await admin.raw('alter database ?? rename to ??', [unfinished, template]);
    }
  });
  await shared.destroy();
  return { admin, template };
}

function digestMigrations(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) {
    hash.update(name).update(readFileSync(resolve(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
