import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { whereOwnerKind } from './whereOwnerKind';

jest.setTimeout(120_000);

const ADA = 'user:default/ada';

onEachDatabase('filters of scorecards', start => {
  const begin = async () => {
    const backend = await start({
      entities: [
        ...company(),
        mlEntity('Model', 'notebook', { owner: ADA, tier: 3 }),
        mlEntity('Dataset', 'draft', { owner: ADA, lifecycle: 'experimental' }),
        // Its name starts like the kind of an owner.
        mlEntity('Dataset', 'user-events', { owner: 'group:default/users' }),
      ],
    });
    await backend.evaluate();
    const names = async (query: string): Promise<string[]> =>
      (await backend.get(`/scorecards?${query}`)).body.items.map(
        ({ entityRef }: { entityRef: string }) => entityRef.split('/')[1],
      );
    return { ...backend, names };
  };
  const OTHERS = [
    'churn',
    'churn-training',
    'events',
    'feature-build',
    'features',
    'user-events',
  ];

  it('distinguish a group from a person as the owner', async () => {
    const { get, names } = await begin();
    expect(await names('ownerKind=user')).toEqual(['draft', 'notebook']);
    expect(await names('ownerKind=group')).toEqual(OTHERS);
    expect(await names('ownerKind=group&ownerKind=user')).toEqual(
      await names(''),
    );
    expect(await names('ownerKind=user&kind=Model')).toEqual(['notebook']);
    expect((await get('/scorecards?ownerKind=robot')).status).toBe(400);
    const page = (await get('/scorecards?ownerKind=user&limit=1')).body;
    const { nextCursor } = page.pageInfo;
    expect(await names(`limit=1&cursor=${nextCursor}`)).toEqual(['notebook']);
  });

  it('find what has no tier, also besides some tiers', async () => {
    const { names } = await begin();
    expect(await names('withoutTier=true')).toEqual(
      (await names('')).filter(name => !['churn', 'notebook'].includes(name)),
    );
    expect(await names('withoutTier=true&tier=3')).toEqual(
      (await names('')).filter(name => name !== 'churn'),
    );
    expect(await names('withoutTier=false&tier=3')).toEqual(['notebook']);
    expect(await names('withoutTier=false')).toEqual(await names(''));
  });

  it('find what has a lifecycle', async () => {
    const { names } = await begin();
    expect(await names('lifecycle=experimental')).toEqual(['draft']);
    expect(await names('lifecycle=experimental&ownerKind=group')).toEqual([]);
  });

  it('apply to the CSV, too', async () => {
    const { get } = await begin();
    const { text } = await get(
      '/scorecards.csv?ownerKind=user&withoutTier=true',
    );
    expect(text.trim().split('\r\n').slice(1)).toEqual([
      expect.stringContaining('dataset:default/draft'),
    ]);
  });

  it('use an index for the kind of owner', async () => {
    const { knex } = await begin();
    const query = knex('scorecards')
      .modify(builder => whereOwnerKind(builder, ['user']))
      .toString();
    const isPostgres = knex.client.config.client === 'pg';
    const plan = await knex.transaction(async tx => {
      if (isPostgres) {
        // The planner prefers to read so small a table at once.
        await tx.raw('set local enable_seqscan = off');
      }
      return tx.raw(`explain ${isPostgres ? '' : 'query plan '}${query}`);
    });
    expect(JSON.stringify(plan)).toContain('scorecards_owner_kind_idx');
  });
});
