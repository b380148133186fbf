import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Connects to the plugin's database and migrates its schema, unless migrations are disabled.
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
