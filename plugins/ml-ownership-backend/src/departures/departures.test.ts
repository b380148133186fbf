import {
  Departures,
  WhatIf,
  WhatIfLoss,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  company,
  group,
  mlEntity,
  system,
  user,
} from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const entities = () => [
  ...company(),
  group('ops', 'platform'),
  user('pia', 'ops'),
  // All members of this group are in a group below it.
  group('forecasting'),
  group('forecasting-ml', 'forecasting'),
  user('fred', 'forecasting-ml'),
  user('flo', 'forecasting-ml'),
  mlEntity('Model', 'demand', { tier: 1, owner: 'forecasting' }),
  mlEntity('Model', 'alone', { tier: 1, owner: 'ops', operatedBy: 'ops' }),
  mlEntity('Model', 'watched', {
    tier: 1,
    owner: 'growth',
    operatedBy: 'ops',
    authors: ['user:default/oksana'],
  }),
  mlEntity('Pipeline', 'nightly', { tier: 2, owner: 'platform' }),
  mlEntity('Model', 'late', { tier: 3, owner: 'ops' }),
];

/** Losses of what-if analyses that a departure has as well. */
const COMPARED: WhatIfLoss[] = [
  'owner',
  'operator',
  'last-non-author',
  'on-call',
];

onEachDatabase('departures', start => {
  it('count what a what-if analysis of each of them says', async () => {
    const backend = await start({ entities: entities() });
    await backend.evaluate();
    const { items, totalItems }: Departures = (
      await backend.get('/departures?limit=100')
    ).body;
    expect(totalItems).toBe(items.length);
    const people = entities()
      .filter(({ kind }) => ['Group', 'User'].includes(kind))
      .map(
        ({ kind, metadata: { name } }) =>
          `${kind.toLocaleLowerCase('en-US')}:default/${name}`,
      );
    for (const ref of people) {
      const { body }: { body: WhatIf } = await backend
        .post('/what-if')
        .send(
          ref.startsWith('user:') ? { leaving: [ref] } : { dissolved: [ref] },
        );
      const expected = Object.fromEntries(
        COMPARED.map(loss => [
          loss,
          body.items.filter(
            ({ losses, tier }) =>
              tier !== undefined && tier <= 2 && losses.includes(loss),
          ).length,
        ]),
      );
      const found = items.find(({ entityRef }) => entityRef === ref);
      expect([ref, found?.losses ?? none()]).toEqual([ref, expected]);
    }
    expect(items.map(({ tier1 }) => tier1)).toEqual(
      items.map(({ tier1 }) => tier1).sort((a, b) => b - a),
    );
    expect(
      items.find(({ entityRef }) => entityRef === 'user:default/pia'),
    ).toMatchObject({
      tier1: 2,
      entities: 2,
      losses: { owner: 1, operator: 2, 'last-non-author': 0 },
      examples: [
        { entityRef: 'model:default/alone', title: 'The alone' },
        { entityRef: 'model:default/watched', title: 'The watched' },
      ],
      handover: { fromTeam: 'group:default/ops', entities: 1 },
    });
  });

  it('suggest another team than the owner, by what it operates in the same system', async () => {
    const inSystem = (name: string, owner: string, operatedBy: string) =>
      mlEntity('Model', name, {
        tier: 1,
        owner,
        operatedBy,
        system: 'ranking',
      });
    const backend = await start({
      entities: [
        ...entities(),
        system('ranking'),
        group('fraud'),
        user('otis', 'ops'),
        user('finn', 'fraud'),
        user('fay', 'fraud'),
        group('search'),
        user('sia', 'search'),
        user('sol', 'search'),
        inSystem('one', 'growth', 'ops'),
        inSystem('two', 'growth', 'ops'),
        inSystem('three', 'growth', 'growth'),
        inSystem('four', 'growth', 'growth'),
        inSystem('five', 'growth', 'search'),
        inSystem('secret-1', 'growth', 'fraud'),
        inSystem('secret-2', 'growth', 'fraud'),
        inSystem('secret-3', 'growth', 'fraud'),
      ],
      hidden: [1, 2, 3].map(number => `model:default/secret-${number}`),
    });
    await backend.evaluate();
    const suggested = async (leaving: string, person?: string) => {
      const { body }: { body: Departures } = await backend.get(
        '/departures?limit=100',
        person,
      );
      return body.items.find(({ entityRef }) => entityRef === leaving)!
        .handover;
    };
    // The owner operates as much as others, but a handover goes to another team.
    expect(await suggested('group:default/search')).toMatchObject({
      fromTeam: 'group:default/growth',
      toTeam: 'group:default/fraud',
    });
    // What the caller may not read does not count.
    expect(await suggested('group:default/search', OUTSIDER)).toMatchObject({
      fromTeam: 'group:default/growth',
      toTeam: 'group:default/ops',
    });
    // The group that leaves cannot take over.
    expect(await suggested('group:default/fraud')).toMatchObject({
      toTeam: 'group:default/ops',
    });
  });

  it('name and count only what the caller may read, and follow changes', async () => {
    const backend = await start({
      entities: entities(),
      hidden: ['model:default/alone', 'group:default/ops'],
    });
    await backend.evaluate();
    const ask = async (person?: string): Promise<Departures> =>
      (await backend.get('/departures?limit=100', person)).body;
    const text = JSON.stringify(await ask(OUTSIDER));
    expect(text).not.toMatch(/alone|group:default\/ops/);
    const pia = async (person?: string) =>
      (await ask(person)).items.find(
        ({ entityRef }) => entityRef === 'user:default/pia',
      );
    expect((await pia(OUTSIDER))!.entities).toBe(1);
    expect((await pia())!.entities).toBe(2);

    backend.setEntities([...entities(), user('olaf', 'ops')]);
    await backend.evaluate();
    expect(await pia()).toBeUndefined();
  });

  it('need the permission to read the portfolio', async () => {
    const backend = await start({
      entities: company(),
      denied: ['ml-ownership.portfolio.read'],
    });
    expect((await backend.get('/departures', OUTSIDER)).status).toBe(403);
  });
});

function none() {
  return { owner: 0, operator: 0, 'last-non-author': 0, 'on-call': 0 };
}
