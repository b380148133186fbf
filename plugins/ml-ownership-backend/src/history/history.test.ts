import { Entity } from '@backstage/catalog-model';
import {
  addFoundationCounts,
  FoundationCountsByFoundation,
  Foundations,
  HistoryPoint,
  ChangesPage,
  noFoundationCounts,
  PortfolioHistory,
  ScorecardChangeSummary,
  ScorecardChangeType,
  ScorecardHistory,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { company, mlEntity, system } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { fullyDeclaredEntity } from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(240_000);

const START = '2026-05-01T00:00:00.000Z';
const STEPS = 40;
const MODELS = 6;
const RESEARCH = ['group:default/research', 'group:default/growth'];

interface Shot {
  at: string;
  /** Status of each entity from this moment on, by entity ref. */
  states: Map<
    string,
    {
      verdict: string;
      level: number;
      owner: string;
      kind: string;
      foundations: FoundationCountsByFoundation;
    }
  >;
}

/** A seeded generator of random numbers. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** An example company whose models change from day to day, with a snapshot of each day. */
async function live(
  start: (options: any) => Promise<TestBackend>,
  hidden: string[],
): Promise<{ backend: TestBackend; shots: Shot[] }> {
  const pick = random(7);
  setClock(START);
  const people = [
    ...company().filter(({ apiVersion }) => !apiVersion.startsWith('mlown')),
    system('other'),
  ];
  const models: (Entity | undefined)[] = [];
  const backend = await start({ entities: people, hidden });
  const shots: Shot[] = [];
  for (let step = 0; step < STEPS; step++) {
    for (let change = pick(3); change >= 0; change--) {
      const index = pick(MODELS);
      const name = `m${index}`;
      const owner = ['growth', 'platform', 'research', 'absent'][pick(4)];
      models[index] = [
        () => undefined,
        () => mlEntity('Model', name, { owner }),
        () => mlEntity('Model', name, { owner, system: 'other' }),
        () => fullyDeclaredEntity('Model', name, { owner }),
        () =>
          fullyDeclaredEntity('Model', name, {
            owner,
            lifecycle: 'experimental',
          }),
        () => mlEntity('Model', name, { owner, trainedOn: ['data'] }),
      ][pick(6)]();
    }
    const data =
      pick(2) === 0
        ? [fullyDeclaredEntity('Dataset', 'data', {})]
        : [mlEntity('Dataset', 'data')];
    backend.setEntities([
      ...people,
      ...data,
      ...models.filter(model => model !== undefined),
    ]);
    await backend.evaluate();
    const { items } = (await backend.get('/scorecards?limit=500')).body;
    shots.push({
      at: new Date().toISOString(),
      states: new Map(
        items.map((item: any) => [
          item.entityRef,
          {
            verdict: item.systemVerdict ?? item.verdict,
            level: item.systemLevel ?? item.level,
            owner: item.owner,
            kind: item.kind,
            foundations: item.foundations,
          },
        ]),
      ),
    });
    advanceDays(1 + pick(3));
  }
  return { backend, shots };
}

function shotAt(shots: Shot[], at: string): Shot['states'] {
  return shots.filter(shot => shot.at <= at).at(-1)?.states ?? new Map();
}

function pointAt(
  shots: Shot[],
  at: string,
  counts: (ref: string, state: { owner: string; kind: string }) => boolean,
): HistoryPoint {
  const verdicts: any = {
    yes: 0,
    no: 0,
    unproven: 0,
    'not-assessed': 0,
    'not-in-scope': 0,
  };
  const levels = [0, 0, 0, 0, 0];
  let total = 0;
  for (const [ref, state] of shotAt(shots, at)) {
    if (counts(ref, state)) {
      total++;
      verdicts[state.verdict]++;
      levels[state.level]++;
    }
  }
  return { at, total, verdicts, levels };
}

function foundationsAt(
  shots: Shot[],
  at: string,
  counts: (ref: string, state: { owner: string; kind: string }) => boolean,
): FoundationCountsByFoundation {
  return [...shotAt(shots, at)]
    .filter(([ref, state]) => counts(ref, state))
    .reduce(
      (sum, [, { foundations }]) => addFoundationCounts(sum, foundations),
      noFoundationCounts(),
    );
}

const RANK: Record<string, number> = { no: 0, unproven: 1, yes: 2 };

function changeBetween(
  before: any,
  after: any,
): ScorecardChangeType | undefined {
  if (!before || !after) {
    return before ? 'removed' : after && 'added';
  }
  const by =
    RANK[after.verdict] - RANK[before.verdict] || after.level - before.level;
  if (by > 0) {
    return 'improved';
  }
  if (by < 0) {
    return 'regressed';
  }
  return before.owner === after.owner ? undefined : 'owner-changed';
}

onEachDatabase('history', start => {
  it('returns the state at each instant as it was at that time', async () => {
    const hidden = ['model:default/m0', 'model:default/m3'];
    const { backend, shots } = await live(start, hidden);
    const from = inDays(-70);
    const to = inDays(-3);

    // The portfolio, one team, and the part of it that a restricted caller may see.
    for (const [path, person, counts] of [
      ['/portfolio/history', undefined, () => true],
      ['/portfolio/history', OUTSIDER, (ref: string) => !hidden.includes(ref)],
      [
        '/teams/default/research/history',
        undefined,
        (_: string, { owner }: { owner: string }) => RESEARCH.includes(owner),
      ],
      [
        '/teams/default/platform/history',
        OUTSIDER,
        (ref: string, { owner }: { owner: string }) =>
          owner === 'group:default/platform' && !hidden.includes(ref),
      ],
    ] as const) {
      for (const kind of ['model', 'Dataset']) {
        for (const points of [2, 7, 30]) {
          const history: PortfolioHistory = (
            await backend.get(
              `${path}?from=${from}&to=${to}&kind=${kind}&points=${points}`,
              person,
            )
          ).body;
          expect(history.points).toHaveLength(points);
          expect(history.points[0].at).toBe(from);
          expect(history.points.at(-1)!.at).toBe(to);
          // A restricted caller does not see removed entities: their permissions can no longer be checked.
          const gone = (ref: string) =>
            person === OUTSIDER && !shots.at(-1)!.states.has(ref);
          expect(history.points).toEqual(
            history.points.map(({ at }) =>
              pointAt(
                shots,
                at,
                (ref, state) =>
                  state.kind.toLocaleLowerCase() === kind.toLocaleLowerCase() &&
                  !gone(ref) &&
                  counts(ref, state),
              ),
            ),
          );
        }
      }
    }
    // The foundations, of everything and of one team, and of the part that a restricted caller may see.
    for (const [query, person, counts] of [
      ['', undefined, () => true],
      ['', OUTSIDER, (ref: string) => !hidden.includes(ref)],
      [
        '&owner=research',
        undefined,
        (_: string, { owner }: { owner: string }) => RESEARCH.includes(owner),
      ],
    ] as const) {
      for (const kind of ['Model', 'Dataset']) {
        const { points, since }: Foundations = (
          await backend.get(
            `/foundations?from=${from}&points=7&kind=${kind}${query}`,
            person,
          )
        ).body;
        const firstAt = shots.find(({ states }) =>
          [...states.values()].some(state => state.kind === kind),
        )!.at;
        expect(since).toBe(firstAt);
        expect(points.at(-1)!.at).toBe(inDays(0));
        expect(points.length).toBeGreaterThan(4);
        for (const { at, foundations } of points) {
          expect(foundations).toEqual(
            foundationsAt(
              shots,
              at,
              (ref, state) =>
                state.kind === kind &&
                !(person === OUTSIDER && !shots.at(-1)!.states.has(ref)) &&
                counts(ref, state),
            ),
          );
        }
      }
    }
    const now: PortfolioHistory = (await backend.get('/portfolio/history'))
      .body;
    expect(now.points).toHaveLength(30);
    expect(now.points.at(-1)).toEqual(
      pointAt(shots, inDays(0), (_, { kind }) => kind === 'Model'),
    );
    const marked = now.events.filter(({ type }) => type === 'owners-changed');
    const handedOn = shots
      .slice(1)
      .flatMap(({ at, states }, index) =>
        [...states].filter(
          ([ref, { owner, kind }]) =>
            kind === 'Model' &&
            at > now.points[0].at &&
            shots[index].states.has(ref) &&
            shots[index].states.get(ref)!.owner !== owner,
        ),
      );
    expect(marked.reduce((sum, { entities }) => sum + entities!, 0)).toBe(
      handedOn.length,
    );

    // Changes between random pairs of moments, with their totals, page by page.
    const pick = random(11);
    for (let round = 0; round < 12; round++) {
      const [first, last] = [pick(90), pick(90)].sort((a, b) => b - a);
      const span = { from: inDays(-first - 1.5), to: inDays(-last) };
      const visible = (ref: string) =>
        round % 3 !== 2 ||
        (!hidden.includes(ref) && shots.at(-1)!.states.has(ref));
      const before = shotAt(shots, span.from);
      const after = shotAt(shots, span.to);
      const expected = [...new Set([...before.keys(), ...after.keys()])]
        .filter(visible)
        .flatMap(ref => {
          const type = changeBetween(before.get(ref), after.get(ref));
          const comparable = [before.get(ref), after.get(ref)].every(
            state => !state || state.verdict in RANK,
          );
          return type &&
            (comparable ||
              type === 'owner-changed' ||
              !before.get(ref) ||
              !after.get(ref))
            ? [[ref, type]]
            : [];
        })
        .filter(
          ([ref, type]) =>
            type !== 'owner-changed' ||
            before.get(ref)!.verdict === after.get(ref)!.verdict,
        );
      const found: ScorecardChangeSummary[] = [];
      let query = `from=${span.from}&to=${span.to}&limit=2`;
      let page: ChangesPage;
      do {
        page = (
          await backend.get(
            `/changes?${query}`,
            round % 3 === 2 ? OUTSIDER : undefined,
          )
        ).body;
        found.push(...page.items);
        query = `limit=2&cursor=${page.pageInfo.nextCursor}`;
      } while (page.pageInfo.nextCursor);
      const ofBoth = new Set(
        [...before.keys()].filter(ref => {
          const [a, b] = [before.get(ref)!, after.get(ref)];
          return b && !(a.verdict in RANK && b.verdict in RANK);
        }),
      );
      expect(
        found
          .filter(({ entityRef }) => !ofBoth.has(entityRef))
          .map(({ entityRef, type }) => [entityRef, type])
          .sort(),
      ).toEqual(expected.filter(([ref]) => !ofBoth.has(ref)).sort());
      expect(found.map(({ at }) => at)).toEqual(
        found
          .map(({ at }) => at)
          .sort()
          .reverse(),
      );
      for (const change of found) {
        const state = (value: any) =>
          value && {
            verdict: value.verdict,
            level: value.level,
            // A restricted caller does not see an owner that is missing from the catalog.
            owner:
              round % 3 === 2 && value.owner === 'group:default/absent'
                ? undefined
                : value.owner,
          };
        expect([change.before, change.after]).toEqual([
          state(before.get(change.entityRef)),
          state(after.get(change.entityRef)),
        ]);
      }
      const counted = {
        improved: 0,
        regressed: 0,
        added: 0,
        removed: 0,
        'owner-changed': 0,
      };
      found.forEach(({ type }) => counted[type]++);
      expect(page.totals).toEqual(counted);
    }
    const only: ChangesPage = (
      await backend.get(
        `/changes?from=${from}&to=${to}&type=added&type=removed&kind=model&team=research&limit=100`,
      )
    ).body;
    expect(
      only.items.every(
        ({ type, before, after }) =>
          ['added', 'removed'].includes(type) &&
          [before?.owner, after?.owner].some(owner =>
            RESEARCH.includes(owner!),
          ),
      ),
    ).toBe(true);

    // The history of one entity matches its snapshots.
    const present = [...shots.at(-1)!.states.keys()];
    expect(present.length).toBeGreaterThan(3);
    for (const ref of present) {
      const [kind, name] = [ref.split(':')[0], ref.split('/')[1]];
      const { items }: ScorecardHistory = (
        await backend.get(
          `/scorecards/${kind}/default/${name}/history?from=2026-04-30&limit=500`,
        )
      ).body;
      expect(
        shots.map(({ at }) => {
          const change = items.find(other => other.at <= at);
          return (
            change && [
              change.systemVerdict ?? change.verdict,
              change.systemLevel ?? change.level,
              change.owner,
            ]
          );
        }),
      ).toEqual(
        shots
          .map(({ states }, index) => {
            const state = states.get(ref);
            const wasThere = shots
              .slice(0, index)
              .some(shot => shot.states.has(ref));
            return state
              ? [state.verdict, state.level, state.owner]
              : wasThere && [undefined, undefined, undefined];
          })
          .map(value => value || undefined),
      );
    }
  });

  it('marks changes of the rules, and omits owners that the caller may not read', async () => {
    setClock(START);
    const hidden = ['group:default/growth'];
    const first = await start({ entities: company(), hidden });
    await first.evaluate();
    advanceDays(2);
    const changedAt = inDays(0);
    const second = await start({
      entities: company(),
      hidden,
      knex: first.knex,
      config: { criteria: { 'ownership.group': { enabled: false } } },
    });
    await second.evaluate();
    advanceDays(2);
    second.setEntities(
      company().map(entity =>
        entity.metadata.name === 'churn'
          ? { ...entity, spec: { ...entity.spec, owner: 'platform' } }
          : entity,
      ),
    );
    await second.evaluate();
    advanceDays(1);
    const history: PortfolioHistory = (
      await second.get('/portfolio/history?points=2')
    ).body;
    expect(history.events).toEqual([
      {
        at: changedAt,
        type: 'rules-changed',
        rulesVersion: expect.stringMatching(/^1\+/),
      },
      { at: inDays(-1), type: 'owners-changed', entities: 1 },
    ]);
    const path = '/scorecards/model/default/churn/history';
    const own: ScorecardHistory = (await second.get(path)).body;
    expect(own.items[0]).toMatchObject({
      owner: 'group:default/platform',
      ownerChanged: true,
    });
    expect(own.items.at(-1)).toMatchObject({ owner: 'group:default/growth' });
    for (const url of [path, '/changes', `/changes?from=${inDays(-2)}`]) {
      expect(
        JSON.stringify((await second.get(url, OUTSIDER)).body),
      ).not.toContain('group:default/growth');
    }
    const changes: ChangesPage = (
      await second.get(`/changes?from=${inDays(-2)}`)
    ).body;
    expect(changes.items).toMatchObject([
      {
        entityRef: 'model:default/churn',
        before: { owner: 'group:default/growth' },
        after: { owner: 'group:default/platform' },
        ownerChanged: true,
        rulesChanged: false,
      },
    ]);
  });

  it('rejects invalid requests, and changes nothing', async () => {
    const backend = await start({
      entities: company(),
      hidden: ['model:default/churn', 'group:default/research'],
    });
    await backend.evaluate();
    const before = await readDatabase(backend.knex);
    const cursor = (after: object, filter: object = {}) =>
      Buffer.from(
        JSON.stringify({
          filter: { from: START, to: '2027', ...filter },
          after,
        }),
      ).toString('base64url');
    for (const query of [
      'from=yesterday',
      'to=2026-02-31',
      'from=2026-05-02&to=2026-05-01',
      'from=2026-05-01T00:00:00',
      'from=%00',
    ]) {
      for (const path of [
        '/changes',
        '/portfolio/history',
        '/teams/default/growth/history',
        '/scorecards/model/default/churn/history',
      ]) {
        const url = `${path}?${query}`;
        expect([url, (await backend.get(url)).status]).toEqual([url, 400]);
      }
    }
    for (const url of [
      '/portfolio/history?points=1',
      '/portfolio/history?points=367',
      '/portfolio/history?kind=Service',
      '/changes?kind=%25',
      '/changes?team=group:',
      '/changes?type=sideways',
      '/changes?cursor=nonsense',
      `/changes?cursor=${cursor({ at: '2026', id: 2 ** 31 })}`,
      `/changes?cursor=${cursor({ at: '2026', id: 1.5 })}`,
      `/changes?cursor=${cursor({ at: '\u0000', id: 1 })}`,
      `/changes?cursor=${cursor({ at: '2026', id: 1 }, { kinds: ['%'] })}`,
      `/changes?cursor=${cursor({ at: '2026', id: 1 }, { team: '\u0000' })}`,
    ]) {
      expect([url, (await backend.get(url)).status]).toEqual([url, 400]);
    }
    for (const [url, person] of [
      ['/scorecards/model/default/churn/history', OUTSIDER],
      ['/scorecards/model/default/nobody/history', undefined],
      ['/scorecards/group/default/growth/history', undefined],
      ['/teams/default/research/history', OUTSIDER],
      ['/teams/default/nobody/history', undefined],
    ] as const) {
      expect([url, (await backend.get(url, person)).status]).toEqual([
        url,
        404,
      ]);
    }
    expect(await readDatabase(backend.knex)).toEqual(before);
  });
});
