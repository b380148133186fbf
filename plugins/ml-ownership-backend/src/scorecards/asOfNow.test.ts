import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(120_000);

const PROVEN = 'dataset:default/proven';
const MADE = 'model:default/made';

const entities = [
  ...company(),
  fullyDeclaredEntity('Dataset', 'proven', { producedBy: ['making'] }),
  fullyDeclaredEntity('Pipeline', 'making', { consumes: ['proven-source'] }),
  fullyDeclaredEntity('Dataset', 'proven-source', { type: 'external' }),
  fullyDeclaredEntity('Model', 'made', {
    trainedOn: ['proven'],
    producedBy: ['making'],
    tier: 1,
  }),
];

onEachDatabase('scorecards as of now', start => {
  const begin = async (): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'proven');
    await storeProof(backend.knex, 'Dataset', 'proven-source');
    await storeProof(backend.knex, 'Pipeline', 'making');
    await storeProof(backend.knex, 'Model', 'made', [], [PROVEN]);
    await backend.evaluate();
    return backend;
  };
  /** Verdict and ability level of the Dataset, from every API that returns them. */
  const readings = async (backend: TestBackend) => {
    const { get, act } = backend;
    const body = async (path: string) => (await get(path)).body;
    const { items } = await body('/scorecards?q=proven&verdict=yes');
    const csv = (await get('/scorecards.csv?q=The%20proven')).text;
    const portfolio = await body('/portfolio');
    const team = await body('/teams/default/growth');
    const action: any = await act('get-ml-scorecard', { entityRef: PROVEN });
    const lineage = await body(`/lineage?root=${PROVEN}`);
    const history = await body('/portfolio/history?kind=Dataset');
    const scorecard: Scorecard = await body(
      '/scorecards/dataset/default/proven',
    );
    return {
      scorecard: scorecard.verdict,
      ability: scorecard.abilities.recover?.verdict,
      drill: scorecard.criteria.find(({ id }) => id === 'recover.drill')?.state,
      listed: items.map((item: Scorecard) => item.entityRef),
      csv: /The proven,.*?,yes/.test(csv) ? 'yes' : 'other',
      portfolio: portfolio.datasets.verdicts.yes,
      team: team.owned.verdicts.yes,
      action: action.output.scorecard.verdict,
      lineage: lineage.nodes?.length > 0,
      history: history.points.at(-1).verdicts.yes,
    };
  };

  it('returns expired evidence as stale before the next evaluation', async () => {
    const backend = await begin();
    const before = await readings(backend);
    expect(before).toMatchObject({
      scorecard: 'yes',
      ability: 'yes',
      drill: 'pass',
      listed: expect.arrayContaining([PROVEN]),
      action: 'yes',
    });
    expect(before.portfolio).toBeGreaterThan(0);
    expect(before.team).toBeGreaterThan(0);

    // Evaluations stop from here on.
    advanceDays(31);
    expect(await readings(backend)).toEqual({
      ...before,
      scorecard: 'unproven',
      ability: 'unproven',
      drill: 'stale',
      listed: [],
      csv: 'other',
      portfolio: 0,
      team: 0,
      action: 'unproven',
      history: 0,
    });
    const { evaluation } = (await backend.get('/portfolio')).body;
    expect(evaluation.overdue).toBeUndefined();
    expect(evaluation.finishedAt < inDays(-30)).toBe(true);
  });

  it('marks what could not be evaluated, without the verdict yes', async () => {
    const backend = await begin();
    const before = await scorecardOf(backend, PROVEN);
    const made = await scorecardOf(backend, MADE);
    expect([before.verdict, before.overdue]).toEqual(['yes', undefined]);
    advanceDays(31);
    // Nothing can be written.
    await backend.knex.schema.renameTable('scorecard_changes', 'elsewhere');
    await backend.knex.schema.renameTable('scorecard_smells', 'elsewhere_too');
    const scorecard = await scorecardOf(backend, PROVEN);
    expect(scorecard).toMatchObject({
      verdict: 'unproven',
      overdue: true,
      evaluatedAt: before.evaluatedAt,
    });
    expect(scorecard.headline).toMatch(/^Unproven/);
    expect(scorecard.abilities.recover).toMatchObject({ verdict: 'unproven' });
    const states = scorecard.criteria
      .filter(({ id }) =>
        before.criteria.some(
          other => other.id === id && other.state === 'pass' && other.expiresAt,
        ),
      )
      .map(({ state }) => state);
    expect(states.length).toBeGreaterThan(0);
    expect(new Set(states)).toEqual(new Set(['stale']));
    const listed = await backend.get('/scorecards?verdict=yes');
    expect(listed.body.items).toEqual([]);
    const team = await backend.get('/teams/default/growth');
    expect(team.body.owned.verdicts.yes).toBe(0);
    expect((await scorecardOf(backend, MADE)).systemVerdict).not.toBe('yes');
    expect(made.verdict).toBe('yes');

    await backend.knex.schema.renameTable('elsewhere', 'scorecard_changes');
    await backend.knex.schema.renameTable('elsewhere_too', 'scorecard_smells');
    const again = await scorecardOf(backend, PROVEN);
    expect([again.verdict, again.overdue]).toEqual(['unproven', undefined]);
    const stored = await backend.knex('scorecards').select();
    await backend.evaluate();
    expect(
      (await backend.knex('scorecards').select())
        .map(({ hash }) => hash)
        .sort(),
    ).toEqual(stored.map(({ hash }) => hash).sort());
  });

  it('excludes expired proof in lineage, drills and handovers', async () => {
    const backend = await begin();
    const { body: handover } = await backend
      .post('/handovers', 'user:default/tomas')
      .send({
        entityRef: MADE,
        toTeam: 'group:default/platform',
        abilities: ['recover'],
      });
    const read = async (path: string) => (await backend.get(path)).body;
    const readAll = async () => {
      const answers = {
        slice: await read(`/lineage?root=${PROVEN}&facets=true`),
        packed: await read(`/lineage?root=${PROVEN}&packed=true`),
        list: await read(`/lineage/entities?root=${PROVEN}`),
        path: await read(`/lineage/path?from=${PROVEN}&to=${MADE}`),
        impact: await read(`/lineage/impact?root=${PROVEN}`),
        crossings: await read('/lineage/crossings'),
        due: (await read('/drills/due')).items[0],
        handover: await read(`/handovers/${handover.id}`),
      };
      return {
        overdue: Object.entries(answers)
          .filter(([, answer]) => answer.overdue === true)
          .map(([name]) => name),
        verdicts: [
          ...answers.slice.nodes,
          ...answers.list.items,
          ...answers.path.nodes,
          answers.impact.root,
        ].flatMap(({ verdict }) => verdict ?? []),
        facets: answers.slice.facets.verdicts,
        due: answers.due.abilities.map(
          ({ reason }: { reason: string }) => reason,
        ),
        required: answers.handover.requiredDrills[0],
        listed: (await read('/handovers')).items[0].requiredDrills[0].satisfied,
        statuses: (await read('/drills')).items[0].assessments.map(
          ({ status }: { status: string }) => status,
        ),
      };
    };
    const before = await readAll();
    expect(before).toMatchObject({
      overdue: [],
      required: { satisfied: true },
    });
    expect(before.verdicts).toContain('yes');
    expect(before.facets.map(({ value }: any) => value)).toContain('yes');
    expect(new Set(before.due)).toEqual(new Set(['expiring']));
    expect(before.statuses).toContain('valid');

    advanceDays(31);
    await backend.knex.schema.renameTable('scorecard_changes', 'elsewhere');
    const after = await readAll();
    expect(after).toMatchObject({
      overdue: [
        'slice',
        'packed',
        'list',
        'path',
        'impact',
        'crossings',
        'due',
        'handover',
      ],
      required: {
        satisfied: false,
        reason:
          'The drill of the team may have expired and has not been evaluated again yet',
      },
      listed: false,
    });
    expect(after.verdicts).toHaveLength(before.verdicts.length);
    expect(after.verdicts).not.toContain('yes');
    expect(after.facets.map(({ value }: any) => value)).not.toContain('yes');
    expect(new Set(after.due)).toEqual(new Set(['stale']));
    expect(new Set(after.statuses)).toEqual(new Set(['pending']));

    await backend.knex.schema.renameTable('elsewhere', 'scorecard_changes');
    expect((await readAll()).overdue).toEqual([]);
  });

  it('needs a constant number of statements', async () => {
    const backend = await begin();
    const count = async (path: string) => {
      let statements = 0;
      const note = () => {
        statements++;
      };
      await backend.get(path);
      backend.knex.on('query', note);
      await backend.get(path);
      backend.knex.removeListener('query', note);
      return statements;
    };
    const paths = [
      '/scorecards',
      `/lineage?root=${PROVEN}`,
      '/drills/due',
      '/handovers',
    ];
    const countAll = async () => {
      const counts: number[] = [];
      for (const path of paths) {
        counts.push(await count(path));
      }
      return counts;
    };
    const few = await countAll();
    backend.setEntities([
      ...entities,
      ...Array.from({ length: 40 }, (_, index) =>
        mlEntity('Dataset', `more-${index}`),
      ),
    ]);
    await backend.evaluate();
    expect(await countAll()).toEqual(few);
  });

  it('keeps one change per day of flapping scorecards after the retention, and pages through them', async () => {
    setClock('2026-01-01T00:00:00Z');
    const flapping = (index: number) =>
      company().map(entity =>
        entity.metadata.name === 'churn'
          ? {
              ...entity,
              spec: {
                ...entity.spec,
                owner: index % 2 ? 'group:default/growth' : 'platform',
              },
            }
          : entity,
      );
    const backend = await start({ entities: flapping(0) });
    const changes = async () =>
      backend
        .knex('scorecard_changes')
        .where({ entity_ref: 'model:default/churn' })
        .orderBy('id');
    for (let index = 0; index < 12; index++) {
      setClock(`2026-01-0${1 + Math.floor(index / 4)}T0${index % 4}:00:00Z`);
      backend.setEntities(flapping(index));
      await backend.evaluate();
    }
    const all = await changes();
    expect(all).toHaveLength(12);

    const path = '/scorecards/model/default/churn/history?from=2025-12-31';
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { body } = await backend.get(
        `${path}&to=2026-02-01&limit=5${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ at }: { at: string }) => at));
      cursor = body.pageInfo.nextCursor;
    }
    expect(seen).toEqual([...seen].sort().reverse());
    expect(seen).toHaveLength(12);
    expect((await backend.get(`${path}&cursor=nonsense`)).status).toBe(400);

    advanceDays(10);
    await backend.prune();
    expect(await changes()).toHaveLength(12);
    advanceDays(401);
    await backend.prune();
    const kept = await changes();
    expect(kept.map(row => row.changed_at.slice(0, 10))).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    expect(kept.map(row => [row.previous_owner, row.owner])).toEqual([
      [all[0].previous_owner, all[3].owner],
      [all[4].previous_owner, all[7].owner],
      [all[8].previous_owner, all[11].owner],
    ]);
    await backend.prune();
    expect(await changes()).toEqual(kept);
  });
});
