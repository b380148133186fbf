import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';

jest.setTimeout(60_000);

const TABLES = [
  'openlineage_assertions',
  'openlineage_datasets',
  'openlineage_run_datasets',
  'openlineage_runs',
  'openlineage_state',
  'openlineage_symlinks',
];

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  it.each(databases.eachSupportedId())(
    'go up, down and up again on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const migrate = { directory: resolve(__dirname, '../../migrations') };
      const existing = async () => {
        const exist = await Promise.all(
          TABLES.map(table => knex.schema.hasTable(table)),
        );
        return TABLES.filter((_, index) => exist[index]);
      };
      await knex.migrate.latest(migrate);
      expect(await existing()).toEqual(TABLES);
      await knex.migrate.rollback(migrate, true);
      expect(await existing()).toEqual([]);
      await knex.migrate.latest(migrate);
      expect(await knex('openlineage_runs')).toEqual([]);
      await knex.destroy();
    },
  );
});
