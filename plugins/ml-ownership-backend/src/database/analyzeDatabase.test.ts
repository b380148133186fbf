import { manyModels } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(240_000);

onEachDatabase('statistics of the tables', (start, databaseId) => {
  it('are collected after the first load is evaluated', async () => {
    const { evaluate, knex, setEntities } = await start({ entities: [] });
    const rowsOf = async (table: string): Promise<number> => {
      if (databaseId.startsWith('POSTGRES')) {
        const [{ reltuples }] = await knex('pg_class')
          .where({ relname: table, relkind: 'r' })
          .select('reltuples');
        return Number(reltuples);
      }
      const isThere = await knex('sqlite_master')
        .where({ name: 'sqlite_stat1' })
        .first();
      const known =
        isThere && (await knex('sqlite_stat1').where({ tbl: table }).first());
      return known ? Number(known.stat.split(' ')[0]) : -1;
    };
    await evaluate();
    expect(await rowsOf('scorecards')).toBeLessThan(1);

    // Three entities per model.
    setEntities(manyModels(400));
    await evaluate();
    for (const table of ['scorecards', 'scorecard_changes', 'entity_facts']) {
      expect([table, await rowsOf(table)]).toEqual([table, expect.any(Number)]);
      expect(await rowsOf(table)).toBeGreaterThan(399);
    }
  });
});
