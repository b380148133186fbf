import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { readAtOnce } from './readAtOnce';

jest.setTimeout(120_000);

onEachDatabase('reads at once', start => {
  it('do not see what is written between their statements', async () => {
    const { knex } = await start({ entities: company() });
    const isPostgres = knex.client.config.client === 'pg';
    let writing: Promise<unknown> = Promise.resolve();
    const counts = await readAtOnce(knex, async tx => {
      const count = async () =>
        Number((await tx('rules_versions').count({ count: '*' }))[0].count);
      const before = await count();
      writing = Promise.resolve(
        knex('rules_versions').insert({
          version: 'next',
          effective_from: '2026-11-30T00:00:00.000Z',
        }),
      );
      // On SQLite it waits for the only connection.
      await (isPostgres ? writing : undefined);
      return { before, after: await count() };
    });
    await writing;
    expect(counts.after).toBe(counts.before);
    const [{ count }] = await knex('rules_versions').count({ count: '*' });
    expect(Number(count)).toBe(counts.before + 1);
  });
});
