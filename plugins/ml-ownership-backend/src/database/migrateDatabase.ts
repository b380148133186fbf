import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Connects to the plugin's database and brings its schema up to date, unless migrations are switched off.
 */
export async function migrateDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({
      directory: resolvePackagePath(
        '@mlownership/backstage-plugin-ml-ownership-backend',
        'migrations',
      ),
    });
  }
  return client;
}
