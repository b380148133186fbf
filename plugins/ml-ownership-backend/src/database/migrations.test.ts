import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';

jest.setTimeout(60_000);

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  it.each(databases.eachSupportedId())(
    'go up, down and up again on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const directory = resolve(__dirname, '../../migrations');
      const migrate = { directory, tableName: 'migrations' };
      const tables = async () =>
        Promise.all(
          ['facts', 'scorecards', 'edges', 'evaluation_state'].map(table =>
            knex.schema.hasTable(table),
          ),
        );

      await knex.migrate.latest(migrate);
      expect(await tables()).toEqual([true, true, true, true]);
      await knex('facts').insert({
        entity_ref: 'model:default/a',
        kind: 'Model',
        hash: '',
        facts: '{}',
      });
      await knex.migrate.rollback(migrate, true);
      expect(await tables()).toEqual([false, false, false, false]);
      await knex.migrate.latest(migrate);
      expect(await knex('facts').select()).toEqual([]);
      await knex.destroy();
    },
  );
});
