import {
  CRITERIA,
  CriteriaCounts,
  FOUNDATION_STATES,
  FoundationCountsByFoundation,
  FOUNDATIONS,
  Foundations,
  Scorecard,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { fullyDeclaredEntity } from '../__testUtils__/fullyDeclaredEntity';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const HIDDEN = 'model:default/secret';

onEachDatabase('foundations', start => {
  it('counts exactly the criteria of the entities that each number links to', async () => {
    const backend = await start({
      entities: [
        ...company(),
        fullyDeclaredEntity('Model', 'declared', { owner: 'platform' }),
        fullyDeclaredEntity('Model', 'secret', {}),
        mlEntity('Dataset', 'data'),
      ],
      hidden: [HIDDEN],
    });
    await backend.evaluate();

    for (const [owner, person] of [
      ['', undefined],
      ['', OUTSIDER],
      ['&owner=platform', undefined],
      ['&owner=group:default/research', OUTSIDER],
    ] as const) {
      for (const kind of ['Model', 'Dataset', 'Pipeline']) {
        const foundations: Foundations = (
          await backend.get(`/foundations?kind=${kind}${owner}`, person)
        ).body;
        const listed = async (filter: string): Promise<ScorecardSummary[]> =>
          (
            await backend.get(
              `/scorecards?kind=${kind}${owner}&limit=500${filter}`,
              person,
            )
          ).body.items;
        expect(foundations.totalItems).toBe((await listed('')).length);
        expect(foundations.items.map(item => item.foundation).sort()).toEqual(
          [...FOUNDATIONS].sort(),
        );
        for (const { criteria, entities, foundation } of foundations.items) {
          for (const state of FOUNDATION_STATES) {
            const items = await listed(
              `&foundation=${foundation}&foundationState=${state}`,
            );
            expect(items.map(({ entityRef }) => entityRef)).not.toContain(
              person === OUTSIDER ? HIDDEN : undefined,
            );
            expect(entities[state]).toBe(items.length);
            expect(criteria[state]).toBe(
              items.reduce(
                (sum, item) => sum + item.foundations![foundation][state],
                0,
              ),
            );
          }
        }
      }
    }
    const { items }: Foundations = (await backend.get('/foundations')).body;
    const shares = items.map(
      ({ criteria: { exempt, fail, pass, unknown } }) =>
        pass / (pass + fail + unknown + exempt),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(shares.at(-1)!);
  });

  it('counts the criteria of a scorecard by state, stale ones as unknown', async () => {
    const backend = await start({
      entities: [...company(), fullyDeclaredEntity('Model', 'declared', {})],
    });
    await backend.evaluate();
    const { criteria, foundations } = (
      await backend.get('/scorecards/model/default/declared')
    ).body;
    const counted = (foundation: string, ...states: string[]) =>
      criteria.filter(
        (criterion: { foundation: string; state: string }) =>
          criterion.foundation === foundation &&
          states.includes(criterion.state),
      ).length;
    const expected = Object.fromEntries(
      FOUNDATIONS.map(foundation => [
        foundation,
        {
          pass: counted(foundation, 'pass'),
          fail: counted(foundation, 'fail'),
          unknown: counted(foundation, 'unknown', 'stale'),
          exempt: counted(foundation, 'exempt'),
        },
      ]),
    ) as unknown as FoundationCountsByFoundation;
    expect(foundations).toEqual(expected);
    expect(expected.workflow.pass).toBeGreaterThan(0);
  });

  it('counts exactly the entities that each number of a criterion links to', async () => {
    const backend = await start({
      entities: [
        ...company(),
        fullyDeclaredEntity('Model', 'declared', {
          owner: 'platform',
          tier: 2,
        }),
        fullyDeclaredEntity('Model', 'secret', { tier: 3 }),
      ],
      hidden: [HIDDEN],
    });
    await backend.evaluate();
    for (const person of [undefined, OUTSIDER]) {
      const wanted = CRITERIA.slice(0, 20).map(({ id }) => `criterion=${id}`);
      const { items, totalItems }: CriteriaCounts = (
        await backend.get(`/criteria/counts?${wanted.join('&')}`, person)
      ).body;
      const listed = async (filter: string): Promise<ScorecardSummary[]> =>
        (await backend.get(`/scorecards?kind=Model${filter}`, person)).body
          .items;
      const all = await listed('');
      expect(totalItems).toBe(all.length);
      const known = new Map<string, Scorecard>();
      for (const { entityRef } of all) {
        const [kind, rest] = entityRef.split(':');
        known.set(
          entityRef,
          (await backend.get(`/scorecards/${kind}/${rest}`, person)).body,
        );
      }
      for (const state of FOUNDATION_STATES) {
        expect(
          (await listed(`&criterionState=${state}`)).map(
            ({ entityRef }) => entityRef,
          ),
        ).toEqual(
          all
            .map(({ entityRef }) => entityRef)
            .filter(ref =>
              known
                .get(ref)!
                .criteria.some(criterion => criterion.state === state),
            ),
        );
      }
      for (const counts of items) {
        const { criterion } = counts;
        const stateOf = (scorecard: Scorecard) =>
          scorecard.criteria.find(({ id }) => id === criterion)?.state;
        for (const state of FOUNDATION_STATES) {
          const found = await listed(
            `&criterion=${criterion}&criterionState=${state}`,
          );
          expect(found).toHaveLength(counts[state]);
          expect(
            [...known.values()]
              .filter(scorecard => stateOf(scorecard) === state)
              .map(({ entityRef }) => entityRef)
              .sort(),
          ).toEqual(found.map(({ entityRef }) => entityRef).sort());
        }
        expect(
          await listed(
            `&tier=1&tier=2&criterion=${criterion}&criterionState=fail&criterionState=unknown`,
          ),
        ).toHaveLength(counts.urgent);
        expect(counts.urgent).toBe(
          [...known.values()].filter(
            scorecard =>
              (scorecard.tier ?? 4) <= 2 &&
              ['fail', 'unknown'].includes(stateOf(scorecard)!),
          ).length,
        );
      }
    }
    const every: CriteriaCounts = (
      await backend.get('/criteria/counts?kind=Dataset')
    ).body;
    expect(every.items.map(({ criterion }) => criterion)).toEqual(
      CRITERIA.filter(({ kinds }) => kinds.includes('Dataset')).map(
        ({ id }) => id,
      ),
    );
    const { status, body } = await backend.get(
      '/criteria/counts?criterion=deploy.gat',
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('"deploy.gat"');
  });

  it('needs the permission to read the portfolio', async () => {
    const backend = await start({
      entities: company(),
      denied: ['ml-ownership.portfolio.read'],
    });
    expect((await backend.get('/foundations', OUTSIDER)).status).toBe(403);
  });

  it('says what it expected', async () => {
    const backend = await start({ entities: company() });
    const { status, body } = await backend.get('/foundations?kind=service');
    expect(status).toBe(400);
    expect(body.error.message).toContain('service');
    expect(
      (await backend.get('/foundations?from=2999-01-01')).body.error.message,
    ).toContain('expected a time before now');
  });
});
