import { resolve } from 'node:path';
import { createTestDatabases } from '../__testUtils__/MigratedDatabases';

jest.setTimeout(60_000);

describe('migrations', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'go up, down and up again on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const directory = resolve(__dirname, '../../migrations');
      const migrate = { directory, tableName: 'migrations' };
      const tables = async () =>
        Promise.all(
          ['entity_facts', 'scorecards', 'edges', 'evaluation_state'].map(
            table => knex.schema.hasTable(table),
          ),
        );

      await knex.migrate.latest(migrate);
      expect(await tables()).toEqual([true, true, true, true]);
      await knex('entity_facts').insert({
        entity_ref: 'model:default/a',
        kind: 'Model',
        hash: '',
        facts: '{}',
      });
      await knex.migrate.rollback(migrate, true);
      expect(await tables()).toEqual([false, false, false, false]);
      await knex.migrate.latest(migrate);
      expect(await knex('entity_facts').select()).toEqual([]);
      await knex.destroy();
    },
  );
});
