import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Connects to the database of the plugin, and migrates the tables of this module, unless migrations are disabled. */
export async function migrateEvents(database: DatabaseService): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({
      directory: resolvePackagePath(
        '@mlownership/backstage-plugin-ml-ownership-backend-module-openlineage',
        'migrations',
      ),
      tableName: 'knex_migrations_openlineage',
    });
  }
  return client;
}
