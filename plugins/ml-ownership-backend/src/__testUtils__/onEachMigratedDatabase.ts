import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { resolve } from 'node:path';

/** Runs tests of a store on SQLite and on PostgreSQL, each on a migrated database of its own. */
export function onEachMigratedDatabase(
  name: string,
  tests: (init: () => Promise<Knex>) => void,
): void {
  describe(`${name}`, () => {
    const databases = TestDatabases.create({
      ids: ['SQLITE_3', 'POSTGRES_18'],
    });

    describe.each(databases.eachSupportedId())('on %p', databaseId => {
      tests(async () => {
        const knex = await databases.init(databaseId);
        await knex.migrate.latest({
          directory: resolve(__dirname, '../../migrations'),
        });
        return knex;
      });
    });
  });
}
