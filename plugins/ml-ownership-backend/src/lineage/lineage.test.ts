import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  CrossingsPage,
  DifferencesPage,
  Impact,
  Lineage,
  LineageEntitiesPage,
  LineagePath,
  ML_ANNOTATIONS,
  PackedLineage,
  unpackLineage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  LineageSink,
  lineageSourcesExtensionPoint,
  ObservedEdge,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  company,
  group,
  manyModels,
  mlEntity,
  user,
} from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { DatabaseLineageStore } from './DatabaseLineageStore';

jest.setTimeout(60_000);

/** A lineage source whose sink a test can use. */
function source(): { feature: BackendFeature; sink: () => LineageSink } {
  let sink: LineageSink;
  return {
    feature: createBackendModule({
      pluginId: 'ml-ownership',
      moduleId: 'lineage-under-test',
      register(env) {
        env.registerInit({
          deps: { lineage: lineageSourcesExtensionPoint },
          async init({ lineage }) {
            sink = lineage.addSource('under-test');
          },
        });
      },
    }),
    sink: () => sink,
  };
}

const EARLIER = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';

function seen(
  from: ObservedEdge['from'] | string,
  to: ObservedEdge['to'] | string,
  rest: Partial<ObservedEdge> = {},
): ObservedEdge {
  const end = (value: ObservedEdge['from'] | string) =>
    typeof value === 'string' ? { entityRef: value } : value;
  return {
    from: end(from),
    to: end(to),
    relation: 'consumes',
    seenAt: EARLIER,
    ...rest,
  };
}

onEachDatabase('lineage', start => {
  const begin = async (options: {
    entities: Entity[];
    hidden?: string[];
    denied?: string[];
    config?: JsonObject;
  }) => {
    const { feature, sink } = source();
    const backend = await start({ ...options, features: [feature] });
    await backend.evaluate();
    return {
      ...backend,
      record: (...edges: ObservedEdge[]) => sink().record(edges),
    };
  };

  it('keeps observed edges beside declared ones', async () => {
    const { get, record, knex } = await begin({ entities: company() });
    expect(
      await record(
        seen('dataset:default/features', 'pipeline:default/churn-training', {
          run: 'https://airflow.example.com/1',
        }),
        seen('dataset:default/events', 'pipeline:default/churn-training'),
        seen('dataset:default/events', 'model:default/churn', {
          relation: 'derivedFrom',
          inferred: true,
        }),
      ),
    ).toEqual({ accepted: 3, rejected: [] });
    const lineage = async (query = ''): Promise<Lineage> =>
      (await get(`/lineage?root=model:default/churn&upstreamDepth=9${query}`))
        .body;
    const edgesOf = ({ edges }: Lineage) =>
      edges
        .map(({ from, to, origin, crossesTeams }) =>
          [from, to, origin, crossesTeams].join(' '),
        )
        .sort();
    const all = await lineage();
    expect(edgesOf(all)).toEqual(
      expect.arrayContaining([
        'dataset:default/events model:default/churn inferred true',
        'dataset:default/events pipeline:default/churn-training observed true',
        'dataset:default/features pipeline:default/churn-training declared false',
        'dataset:default/features pipeline:default/churn-training observed false',
      ]),
    );
    const observed = await lineage('&origins=observed&origins=inferred');
    expect(observed.nodes.map(({ entityRef }) => entityRef)).toEqual([
      'model:default/churn',
      'dataset:default/events',
    ]);

    // Repeated observations, earlier and later, change times only; the graph does not change.
    const { revision } = all;
    await record(
      seen('dataset:default/events', 'pipeline:default/churn-training', {
        seenAt: LATER,
        run: 'run-2',
      }),
    );
    await record(
      seen('dataset:default/events', 'pipeline:default/churn-training', {
        seenAt: '2026-02-01T10:00:00Z',
        run: 'run-0',
      }),
    );
    expect((await lineage()).revision).toBe(revision);
    expect(
      await knex('edges')
        .where({
          from_ref: 'dataset:default/events',
          to_ref: 'pipeline:default/churn-training',
          origin: 'observed',
        })
        .first('first_seen_at', 'last_seen_at', 'last_run', 'source'),
    ).toEqual({
      first_seen_at: '2026-02-01T10:00:00.000Z',
      last_seen_at: LATER,
      last_run: 'run-2',
      source: 'under-test',
    });
  });

  it('reports the error of each rejected edge', async () => {
    const { record } = await begin({ entities: company() });
    const { accepted, rejected } = await record(
      seen('dataset:default/events', 'model:default/churn'),
      seen('not a ref', 'model:default/churn'),
      seen('dataset:default/events', 'model:default/churn', {
        relation: 'triggers',
      }),
      seen('dataset:default/events', 'model:default/churn', {
        seenAt: 'yesterday',
      }),
      seen('dataset:default/events', 'model:default/churn', {
        seenAt: new Date(Date.now() + 3_600_000).toISOString(),
      }),
      seen({ namespace: '', name: '/' }, 'model:default/churn'),
      seen({ namespace: 's3://b', name: 'x'.repeat(1001) }, 'model:a'),
      seen('dataset:default/events', 'model:default/churn', {
        run: 'x'.repeat(1001),
      }),
    );
    expect(accepted).toBe(1);
    expect(rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rejected.map(({ error }) => error)).toEqual([
      expect.stringContaining('from is "not a ref"'),
      expect.stringMatching(
        /relation is "triggers", expected one of .*consumes/,
      ),
      expect.stringContaining('seenAt is "yesterday"'),
      expect.stringContaining('future'),
      expect.stringContaining('expected a namespace and a name'),
      expect.stringContaining('1001 characters'),
      expect.stringContaining('run has 1001 characters'),
    ]);
    await expect(
      record(
        ...Array.from({ length: 1001 }, () =>
          seen('dataset:default/events', 'model:default/churn'),
        ),
      ),
    ).rejects.toThrow('1001 edges at once, expected 1000 at most');
  });

  it('lists differences between declared and observed lineage', async () => {
    const { get, record } = await begin({
      entities: company(),
      hidden: ['pipeline:default/churn-training', 'model:default/churn'],
    });
    const differences = async (
      query = '',
      as?: string,
    ): Promise<DifferencesPage> =>
      (await get(`/lineage/differences?${query}`, as)).body;
    expect(await differences()).toMatchObject({
      items: [],
      entitiesWithRuns: 0,
      totals: { undeclared: 0, unobserved: 0, ghost: 0 },
    });

    await record(
      // Also declared.
      seen('dataset:default/features', 'pipeline:default/churn-training'),
      // Declared through a pipeline.
      seen('dataset:default/features', 'model:default/churn', {
        relation: 'trainedOn',
      }),
      seen('dataset:default/events', 'pipeline:default/churn-training', {
        seenAt: LATER,
        run: 'https://airflow.example.com/7',
      }),
      seen(
        { namespace: 's3a://Lake/', name: '/raw//clicks/dt=2026-03-01/h=1' },
        'pipeline:default/churn-training',
        { run: 'run-9' },
      ),
      seen(
        'pipeline:default/feature-build',
        { namespace: 's3://lake', name: 'raw/clicks' },
        { relation: 'producedBy', seenAt: LATER },
      ),
    );
    const found = await differences();
    expect(found.totals).toEqual({ undeclared: 1, unobserved: 1, ghost: 1 });
    expect(found.totalItems).toBe(3);
    const [undeclared, ghost, ...unobserved] = found.items;
    expect(undeclared).toMatchObject({
      type: 'undeclared',
      from: { entityRef: 'dataset:default/events', title: 'The events' },
      to: { entityRef: 'pipeline:default/churn-training' },
      relation: 'consumes',
      origin: 'observed',
      firstSeenAt: LATER,
      lastSeenAt: LATER,
      run: 'https://airflow.example.com/7',
      declaringEntityRef: 'pipeline:default/churn-training',
      yaml: 'spec:\n  consumes:\n    - dataset:default/events\n',
    });
    expect(ghost).toMatchObject({
      type: 'ghost',
      ghost: { kind: 'Ghost', title: 's3://lake/raw/clicks' },
      firstSeenAt: EARLIER,
      lastSeenAt: LATER,
      neighbours: [
        { entityRef: 'pipeline:default/feature-build', distance: -1 },
        { entityRef: 'pipeline:default/churn-training', distance: 1 },
      ],
    });
    expect(ghost.yaml).toContain('name: lake-raw-clicks\n');
    expect(ghost.yaml).toContain('owner: group:default/growth\n');
    expect(ghost.yaml).toContain(
      `${ML_ANNOTATIONS.datasetAliases}: s3://lake/raw/clicks\n`,
    );
    expect(
      unobserved.map(({ from, to }) => [from!.entityRef, to!.entityRef]),
    ).toEqual([['pipeline:default/feature-build', 'dataset:default/features']]);
    expect(unobserved[0].lastSeenAt).toBeUndefined();

    expect((await differences('&types=ghost')).items).toHaveLength(1);
    expect((await differences('&types=ghost')).totals).toEqual(found.totals);
    expect((await differences('&owner=growth')).totalItems).toBe(3);
    expect((await differences('&owner=platform')).totalItems).toBe(1);
    expect((await differences('&owner=company')).totalItems).toBe(
      found.totalItems,
    );
    expect(
      (await differences('&owner=company&includeBelow=false')).totalItems,
    ).toBe(0);
    expect((await differences('&q=CLICKS lake')).totalItems).toBe(1);
    expect(
      (await differences('&entityRef=dataset:events')).items.map(
        ({ type }) => type,
      ),
    ).toEqual(['undeclared']);
    const first = await differences('&limit=2');
    const second = (
      await get(`/lineage/differences?cursor=${first.pageInfo.nextCursor}`)
    ).body;
    expect(second.items).toHaveLength(1);

    // A ghost dataset is visible to callers who can see one of its neighbours, and the other neighbours stay hidden.
    const outsider = await differences('', OUTSIDER);
    expect(outsider.totals).toEqual({ undeclared: 0, unobserved: 1, ghost: 1 });
    expect(JSON.stringify(outsider)).not.toContain('churn');
    const slice: Lineage = (
      await get(
        '/lineage?root=pipeline:default/feature-build&downstreamDepth=3',
        OUTSIDER,
      )
    ).body;
    expect(slice.nodes.map(({ title }) => title)).toContain(
      's3://lake/raw/clicks',
    );
    expect(slice.hidden).toBe(2);
  });

  it('assigns earlier observations to a dataset that is added to the catalog', async () => {
    const entities = company();
    const { evaluate, get, record, setEntities, knex } = await begin({
      entities,
    });
    const clicks = { namespace: 's3://lake', name: 'raw/clicks' };
    await record(
      seen(clicks, 'pipeline:default/feature-build', { seenAt: LATER }),
      seen(
        { namespace: 's3://lake', name: 'raw/clicks-eu' },
        'pipeline:default/feature-build',
      ),
    );
    const adopted = mlEntity('Dataset', 'clicks', {
      owner: 'group:default/platform',
    });
    adopted.metadata.annotations = {
      [ML_ANNOTATIONS.datasetAliases]:
        's3n://lake/raw/clicks/, s3://lake/raw/clicks-eu',
    };
    setEntities([...entities, adopted]);
    await evaluate();
    await record(seen(clicks, 'pipeline:default/feature-build'));
    const slice: Lineage = (
      await get('/lineage?root=pipeline:default/feature-build')
    ).body;
    expect(
      slice.edges.filter(({ from }) => from === 'dataset:default/clicks'),
    ).toEqual([
      {
        from: 'dataset:default/clicks',
        to: 'pipeline:default/feature-build',
        relation: 'consumes',
        origin: 'observed',
        crossesTeams: true,
      },
    ]);
    expect(slice.nodes.filter(({ kind }) => kind === 'Ghost')).toEqual([]);
    expect(await knex('ghosts').select()).toEqual([]);
    expect(
      await knex('edges').where({ origin: 'observed' }).first(),
    ).toMatchObject({ first_seen_at: EARLIER, last_seen_at: LATER });
    const page: DifferencesPage = (await get('/lineage/differences')).body;
    expect(page.totals).toMatchObject({ undeclared: 1, ghost: 0 });

    // Changes with the owner too.
    setEntities([
      ...entities,
      { ...adopted, spec: { ...adopted.spec, owner: 'group:default/growth' } },
    ]);
    await evaluate();
    const { edges }: Lineage = (
      await get('/lineage?root=dataset:default/clicks')
    ).body;
    expect(edges.map(({ crossesTeams }) => crossesTeams)).toEqual([false]);
  });

  it('returns who is affected, and notifies them', async () => {
    const entities = [
      ...company(),
      group('risk', 'company'),
      user('rita', 'risk'),
      mlEntity('Model', 'fraud', {
        owner: 'group:default/risk',
        trainedOn: ['features'],
      }),
      mlEntity('Model', 'secret', {
        owner: 'group:default/platform',
        derivedFrom: ['churn'],
      }),
    ];
    const { audit, get, post, notifications } = await begin({
      entities,
      hidden: ['model:default/secret'],
    });
    const impact: Impact = (
      await get('/lineage/impact?root=dataset:default/events')
    ).body;
    expect(impact.counts).toEqual({
      entities: 6,
      kinds: { Pipeline: 2, Dataset: 1, Model: 3 },
      tierOne: 1,
      modelsWithVerdictNo: 3,
    });
    expect(
      impact.teams.map(({ team, minDistance }) => [team, minDistance]),
    ).toEqual([
      ['group:default/growth', 1],
      ['group:default/platform', 4],
      ['group:default/risk', 3],
    ]);
    expect(impact.totalTeams).toBe(3);
    const outsider: Impact = (
      await get('/lineage/impact?root=dataset:default/events', OUTSIDER)
    ).body;
    expect(outsider).toMatchObject({ counts: { entities: 5 }, hidden: 1 });

    const list = async (query: string): Promise<LineageEntitiesPage> =>
      (await get(`/lineage/entities?root=dataset:default/events${query}`)).body;
    const page = await list('&limit=2');
    expect(page.items.map(({ title, distance }) => [title, distance])).toEqual([
      ['The feature-build', 1],
      ['The features', 2],
    ]);
    expect(page.totalItems).toBe(6);
    const next = await list(`&cursor=${page.pageInfo.nextCursor}&limit=2`);
    expect(next.items.map(({ distance }) => distance)).toEqual([3, 3]);
    const back = await list(`&cursor=${next.pageInfo.prevCursor}&limit=2`);
    expect(back.items).toEqual(page.items);
    const models = await list('&kinds=Model&sort=title&order=desc');
    expect(models.items.map(({ title }) => title)).toEqual([
      'The secret',
      'The fraud',
      'The churn',
    ]);
    expect((await list('&owners=risk')).totalItems).toBe(1);
    expect((await list('&q=FRAUD the')).totalItems).toBe(1);
    expect((await list('&tiers=1')).items[0].title).toBe('The churn');
    expect((await list('&direction=upstream')).totalItems).toBe(0);

    const notify = (body: object, as?: string) =>
      post('/lineage/impact/notify', as).send({
        root: 'dataset:default/events',
        message: 'Events are late today',
        ...body,
      });
    const { body } = await notify({ severity: 'high' }).expect(200);
    expect(body.notified).toEqual([
      'group:default/growth',
      'group:default/platform',
      'group:default/risk',
    ]);
    expect(notifications.at(-1)).toEqual({
      recipients: { type: 'entity', entityRef: body.notified },
      payload: expect.objectContaining({
        title: 'The events: your downstream entities are affected',
        description: 'Events are late today (from user:default/lena)',
        severity: 'high',
        link: '/catalog/default/dataset/events/ml-lineage?view=impact',
      }),
    });
    expect(audit.at(-1)).toMatchObject({
      eventId: 'impact-notify',
      outcome: 'success',
      meta: { notified: body.notified },
    });
    expect((await notify({ teams: ['risk'] })).body.notified).toEqual([
      'group:default/risk',
    ]);
    // Without access to the model, its owner is not reached.
    expect((await notify({}, OUTSIDER)).body.notified).toEqual([
      'group:default/growth',
      'group:default/risk',
    ]);
    await notify({ message: '  ' }).expect(400);
    await notify({ message: 'x'.repeat(2001) }).expect(400);
    await notify({ root: 'dataset:default/nothing' }).expect(404);
  });

  it('includes entities of groups below a group', async () => {
    const { get } = await begin({
      entities: company(),
      hidden: ['group:default/research'],
    });
    const list = async (query: string): Promise<string[]> =>
      (
        await get(`/lineage/entities?root=dataset:default/events${query}`)
      ).body.items.map(({ title }: { title: string }) => title);
    const all = await list('');
    expect(all).toHaveLength(4);
    expect(await list('&owners=research')).toEqual(all);
    expect(await list('&owners=none&owners=company')).toEqual(all);
    expect(await list('&owners=research&includeBelow=false')).toEqual([]);
    expect(await list('&owners=growth&includeBelow=false')).toEqual(all);

    const lineage = async (query: string, as?: string): Promise<Lineage> =>
      (
        await get(
          `/lineage?root=dataset:default/events&downstreamDepth=9${query}`,
          as,
        )
      ).body;
    expect((await lineage('&owners=research')).nodes).toHaveLength(5);
    expect(
      (await lineage('&owners=research&includeBelow=false')).nodes.map(
        ({ title }) => title,
      ),
    ).toEqual(['The events']);
    const owners = async (as?: string) =>
      (await lineage('&facets=true', as)).facets!.owners;
    expect(await owners()).toContainEqual({
      value: 'group:default/research',
      count: 4,
    });
    // A caller without access to a group is not told that it is above another.
    expect((await owners(OUTSIDER)).map(({ value }) => value)).toEqual([
      'group:default/company',
      'group:default/growth',
      'group:default/platform',
    ]);
  });

  it('notifies the fallback if an owner is no longer in the catalog', async () => {
    const entities = [
      ...company(),
      group('risk', 'company'),
      mlEntity('Model', 'fraud', {
        owner: 'group:default/risk',
        operatedBy: 'group:default/platform',
        trainedOn: ['features'],
      }),
    ];
    const without = (...names: string[]) =>
      entities.filter(
        ({ kind, metadata }) =>
          kind !== 'Group' || !names.includes(metadata.name),
      );
    const backend = await begin({
      entities,
      config: { notifications: { fallback: 'admins' } },
    });
    const notified = async (body: object = {}) => {
      const answer = await backend
        .post('/lineage/impact/notify')
        .send({
          root: 'dataset:default/events',
          message: 'Events are late today',
          ...body,
        })
        .expect(200);
      expect(backend.notifications.at(-1)!.recipients).toEqual({
        type: 'entity',
        entityRef: answer.body.notified,
      });
      return answer.body.notified;
    };
    expect(await notified()).toEqual([
      'group:default/growth',
      'group:default/risk',
    ]);
    // Another team operates all entities of the owner.
    backend.setEntities(without('risk'));
    await backend.evaluate();
    expect(await notified({ teams: ['risk'] })).toEqual([
      'group:default/platform',
    ]);
    expect(await notified()).toEqual([
      'group:default/growth',
      'group:default/platform',
    ]);
    // Another team operates one of the entities; the rest falls to the group above.
    backend.setEntities(without('risk', 'growth'));
    await backend.evaluate();
    expect(await notified()).toEqual([
      'group:default/platform',
      'group:default/research',
    ]);
    backend.setEntities(without('risk', 'growth', 'research', 'company'));
    await backend.evaluate();
    expect(await notified({ teams: ['growth'] })).toEqual([
      'group:default/platform',
      'group:default/admins',
    ]);
  });

  it('requires the permission to notify', async () => {
    const { asToken, post } = await begin({
      entities: company(),
      denied: ['ml-ownership.impact.notify'],
    });
    const notice = { root: 'dataset:default/events', message: 'Late today' };
    const answers = [
      await post('/lineage/impact/notify').send(notice),
      await asToken('post', '/lineage/impact/notify').send(notice),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('finds the paths between two entities', async () => {
    const { get } = await begin({
      entities: company(),
      hidden: ['dataset:default/features'],
    });
    const path = async (
      from: string,
      to: string,
      as?: string,
    ): Promise<LineagePath> =>
      (await get(`/lineage/path?from=${from}&to=${to}`, as)).body;
    const found = await path('dataset:events', 'model:churn');
    expect(found).toMatchObject({ hops: 3, reversed: false, truncated: false });
    expect(found.nodes.map(({ title }) => title)).toEqual([
      'The events',
      'The feature-build',
      'The features',
      'The churn',
    ]);
    expect(await path('model:churn', 'dataset:events')).toMatchObject({
      hops: 3,
      reversed: true,
    });
    expect(await path('dataset:events', 'model:churn', OUTSIDER)).toMatchObject(
      { nodes: [], edges: [], reversed: false },
    );
  });

  it('lists where data leaves a team, and who has to agree', async () => {
    const { get } = await begin({
      entities: [
        ...company(),
        mlEntity('Model', 'fraud', {
          owner: 'group:default/platform',
          trainedOn: ['features'],
          operations: { change: { approvers: { data: 'research' } } },
        }),
        mlEntity('Dataset', 'outcomes', {
          owner: 'group:default/platform',
          steward: 'user:default/oksana',
          freshness: 'PT24H',
        }),
        mlEntity('Pipeline', 'labels', { consumes: ['outcomes'] }),
      ],
      hidden: ['model:default/fraud'],
    });
    const crossings = async (query = '', as?: string): Promise<CrossingsPage> =>
      (await get(`/lineage/crossings?limit=50${query}`, as)).body;
    const all = await crossings();
    expect(
      all.items.map(({ from, to, contract, freshness, onCall }) => [
        from.title,
        to.title,
        contract,
        freshness,
        onCall,
      ]),
    ).toEqual([
      ['The events', 'The feature-build', 'unknown', 'fail', 'pass'],
      ['The features', 'The fraud', 'unknown', 'fail', 'pass'],
      ['The outcomes', 'The labels', 'unknown', 'pass', 'pass'],
    ]);
    expect(all.totals).toEqual({
      crossings: 3,
      teamPairs: 2,
      withoutContract: 3,
      withoutFreshness: 2,
      withoutOnCall: 0,
    });
    expect(all.items[1].stakeholders).toEqual([
      { entityRef: 'group:default/growth', role: 'upstream-owner' },
      { entityRef: 'group:default/research', role: 'data-changes' },
      { entityRef: 'group:default/platform', role: 'downstream-owner' },
    ]);
    expect(all.items[2].stakeholders).toEqual([
      { entityRef: 'group:default/platform', role: 'upstream-owner' },
      { entityRef: 'user:default/oksana', role: 'steward' },
      { entityRef: 'group:default/growth', role: 'downstream-owner' },
    ]);
    const stale = await crossings('&missing=freshness');
    expect(stale.totalItems).toBe(2);
    expect(stale.totals).toEqual(all.totals);
    expect((await crossings('&toTeam=platform')).totalItems).toBe(1);
    expect((await crossings('&team=platform')).totalItems).toBe(3);
    expect((await crossings('&team=company&toTeam=platform')).totalItems).toBe(
      1,
    );
    expect(
      (await crossings('&team=company&includeBelow=false')).totalItems,
    ).toBe(0);
    expect((await crossings('&q=label')).totalItems).toBe(1);
    expect((await crossings('&sort=to&order=desc')).items[0].to.title).toBe(
      'The labels',
    );
    expect((await crossings('', OUTSIDER)).totalItems).toBe(2);
  });

  it('limits large results, and counts the rest', async () => {
    const fan = Array.from({ length: 40 }, (_, index) =>
      mlEntity('Model', `fan-${index}`, {
        tier: index === 31 ? 1 : 3,
        owner: index % 2 ? 'group:default/growth' : 'group:default/platform',
        trainedOn: ['hub'],
      }),
    );
    const { get } = await begin({
      entities: [
        ...company(),
        mlEntity('Dataset', 'hub', { derivedFrom: ['events'] }),
        ...fan,
      ],
    });
    const lineage = async (query: string): Promise<Lineage> =>
      (await get(`/lineage?root=dataset:default/hub${query}`)).body;
    const folded = await lineage('&fanOut=5&facets=true');
    expect(folded.nodes).toHaveLength(7);
    expect(folded.nodes[0].omittedNeighbours).toEqual({
      upstream: 0,
      downstream: 35,
    });
    expect(folded.nodes.some(({ tier }) => tier === 1)).toBe(true);
    expect(folded.totals).toEqual({
      upstream: 1,
      downstream: 40,
      both: 0,
      shown: 6,
    });
    expect(folded.depths).toEqual({
      upstream: { farthest: 1, continues: false },
      downstream: { farthest: 1, continues: false },
    });
    expect(folded.facets).toEqual({
      kinds: [
        { value: 'Model', count: 40 },
        { value: 'Dataset', count: 2 },
      ],
      owners: [
        { value: 'group:default/company', count: 42 },
        { value: 'group:default/growth', count: 21 },
        { value: 'group:default/platform', count: 21 },
        { value: 'group:default/research', count: 21 },
      ],
      tiers: [
        { value: '3', count: 39 },
        { value: '1', count: 1 },
      ],
      verdicts: [{ value: 'no', count: 42 }],
    });
    const direct = await lineage('&facets=true&includeBelow=false');
    expect(direct.facets!.owners.map(({ value }) => value)).toEqual([
      'group:default/growth',
      'group:default/platform',
    ]);
    const chosen = await lineage('&fanOut=1&show=model:default/fan-7');
    expect(chosen.nodes.map(({ title }) => title)).toContain('The fan-7');
    const grouped = await lineage('&groupBy=team&open=group:default/growth');
    expect(grouped.groups).toEqual([
      {
        id: 'group:default/platform',
        entities: 21,
        kinds: { Dataset: 1, Model: 20 },
        verdicts: { no: 21 },
      },
    ]);
    expect(grouped.nodes).toHaveLength(21);
    expect(
      grouped.edges.filter(({ to }) => to === 'group:default/platform'),
    ).toEqual([
      {
        from: 'dataset:default/hub',
        to: 'group:default/platform',
        relation: 'trainedOn',
        origin: 'declared',
        crossesTeams: true,
        count: 20,
      },
    ]);
    const refused = async (query: string) =>
      (await get(`/lineage?root=dataset:default/hub${query}`).expect(400)).body
        .error.message;
    expect(
      await refused(
        '&groupBy=team&fanOut=5&collapseUpstream=dataset:default/hub',
      ),
    ).toContain(
      'fanOut, collapseUpstream given with groupBy=team, expected only one of them',
    );
    expect(
      await refused('&expandDownstream=model:default/fan-1'.repeat(51)),
    ).toContain('expandDownstream');

    for (const query of [
      '&facets=true&show=model:default/churn',
      '&fanOut=1&upstreamDepth=0',
      '&groupBy=team&open=group:default/growth',
    ]) {
      const { nodeColumns, edgeColumns, ...rest }: PackedLineage = (
        await get(`/lineage?root=dataset:default/hub${query}&packed=true`)
      ).body;
      const plain = await lineage(query);
      expect(nodeColumns.names).toHaveLength(plain.nodes.length);
      expect(unpackLineage({ nodeColumns, edgeColumns, ...rest })).toEqual(
        plain,
      );
    }
    const filtered: Lineage = (
      await get(
        '/lineage?root=dataset:default/events&downstreamDepth=1&kinds=Model&tiers=1',
      )
    ).body;
    expect(filtered.nodes.map(({ title }) => title)).toEqual([
      'The events',
      'The churn',
      'The fan-31',
    ]);
    expect(filtered.edges).toContainEqual({
      from: 'dataset:default/events',
      to: 'model:default/fan-31',
      relation: 'feeds',
      origin: 'declared',
      crossesTeams: true,
      skippedNodes: 1,
    });
  });

  it('accepts any name, and keeps edges separate', async () => {
    const odd = mlEntity('Dataset', 'odd');
    odd.metadata.annotations = {
      [ML_ANNOTATIONS.datasetAliases]: `s3://lake/${'\u{1F9EA}'.repeat(
        3000,
      )}, a\0b, s3://lake/\uD800, s3://lake/a%2Cb`,
    };
    const { evaluate, get, record, setEntities } = await begin({
      entities: [...company(), odd],
    });
    const { accepted, rejected } = await record(
      seen('dataset:default/features', 'pipeline:default/churn-training'),
      ...['a\0', '\uDC00'].map(name =>
        seen({ namespace: 's3://lake', name }, 'model:default/churn'),
      ),
      seen('dataset:default/a\0', 'model:default/churn'),
      seen(`dataset:default/${'x'.repeat(500)}`, 'model:default/churn'),
      seen('constructor:default/x', 'model:default/churn'),
      seen('group:default/growth', 'model:default/churn'),
      seen('dataset:default/events', 'model:default/churn', { run: '\0' }),
    );
    expect(accepted).toBe(1);
    expect(rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rejected[4].error).toContain('expected Model, Dataset, Pipeline');
    for (let time = 0; time < 2; time += 1) {
      await record(
        seen({ namespace: 's3://lake', name: 'a,b' }, 'model:default/churn'),
      );
    }
    setEntities([...company(), odd, mlEntity('Dataset', 'later')]);
    await evaluate();
    expect((await get('/scorecards/dataset/default/later')).body.verdict).toBe(
      'no',
    );
    const { nodes }: Lineage = (await get('/lineage?root=dataset:default/odd'))
      .body;
    expect(nodes.map(({ title }) => title)).toEqual(['The odd', 'The churn']);
  });

  it('assigns an alias to its first owner, and to the next one after removal', async () => {
    const named = (name: string, title: string = name) => {
      const dataset = mlEntity('Dataset', name);
      dataset.metadata.title = title;
      dataset.metadata.annotations = {
        [ML_ANNOTATIONS.datasetAliases]: 's3://lake/raw, s3://lake/clean',
      };
      return dataset;
    };
    const { evaluate, knex, record, setEntities } = await begin({
      entities: [...company(), named('b')],
    });
    const raw = { namespace: 's3://lake', name: 'raw' };
    const clean = { namespace: 's3://lake', name: 'clean' };
    const edges = async () =>
      (
        await knex('edges')
          .where('origin', 'observed')
          .select('from_ref', 'to_ref')
          .orderBy('from_ref')
      ).map(({ from_ref: from, to_ref: to }) => `${from} ${to}`);
    const recordRun = () => record(seen(raw, 'pipeline:default/feature-build'));
    await recordRun();
    expect(await edges()).toEqual([
      'dataset:default/b pipeline:default/feature-build',
    ]);
    setEntities([...company(), named('a'), named('b')]);
    await evaluate();
    setEntities([...company(), named('a'), named('b', 'B'), group('new')]);
    await evaluate();
    await recordRun();
    expect(await edges()).toHaveLength(1);
    setEntities([...company(), named('a')]);
    await evaluate();
    await recordRun();
    expect(await edges()).toEqual([
      'dataset:default/a pipeline:default/feature-build',
      'dataset:default/b pipeline:default/feature-build',
    ]);

    // Two names of one entity are not an edge from it to itself.
    setEntities(company());
    await evaluate();
    await record(seen(raw, clean, { relation: 'derivedFrom' }));
    expect(await knex('ghosts').select()).toHaveLength(2);
    setEntities([...company(), named('c')]);
    await evaluate();
    expect(await edges()).toHaveLength(2);
    expect(await knex('ghosts').select()).toEqual([]);
  });

  it('reports no missing edges where nothing is observed', async () => {
    const { get, record } = await begin({ entities: company() });
    const unobserved = async (): Promise<string[]> => {
      const { items }: DifferencesPage = (
        await get('/lineage/differences?types=unobserved')
      ).body;
      return items.map(({ from, to }) => `${from!.title} > ${to!.title}`);
    };
    // Use of a model does not show its training data.
    await record(
      seen('model:default/churn', 'component:default/api', {
        relation: 'usesModel',
      }),
      seen('dataset:default/features', 'pipeline:default/elsewhere'),
    );
    expect(await unobserved()).toEqual([]);
    // An observed reader is not an observed writer.
    await record(
      seen('dataset:default/events', 'pipeline:default/churn-training'),
    );
    expect(await unobserved()).toEqual(['The features > The churn-training']);
    await record(
      seen('pipeline:default/churn-training', 'model:default/churn', {
        relation: 'producedBy',
      }),
    );
    expect(await unobserved()).toEqual([
      'The features > The churn',
      'The features > The churn-training',
    ]);
  });

  it('returns each difference once over all pages', async () => {
    const { get, record } = await begin({ entities: company() });
    const names = Array.from({ length: 30 }, (_, index) => index);
    await record(
      ...names.map(index =>
        seen(
          { namespace: 's3://lake', name: `same/${index % 3}` },
          `pipeline:default/p${index}`,
        ),
      ),
      ...names.map(index =>
        seen(`dataset:ns${index}/same`, 'pipeline:default/churn-training'),
      ),
    );
    const found: string[] = [];
    let cursor = '';
    do {
      const { items, pageInfo }: DifferencesPage = (
        await get(`/lineage/differences?limit=7${cursor}`)
      ).body;
      found.push(
        ...items.map(({ type, from, to, ghost }) =>
          [type, from?.entityRef, to?.entityRef, ghost?.entityRef].join(' '),
        ),
      );
      cursor = pageInfo.nextCursor ? `&cursor=${pageInfo.nextCursor}` : '';
    } while (cursor);
    // 30 undeclared edges, 3 ghosts, and the unobserved input of the training.
    expect(found).toHaveLength(34);
    expect(new Set(found).size).toBe(34);
  });

  it('keeps requested nodes and both sides within the limit', async () => {
    const around = ['up', 'down'].flatMap(side =>
      Array.from({ length: 10 }, (_, index) =>
        mlEntity('Dataset', `${side}-${index}`, {
          derivedFrom: side === 'down' ? ['hub'] : [],
        }),
      ),
    );
    const { get } = await begin({
      entities: [
        ...company(),
        mlEntity('Dataset', 'hub', {
          derivedFrom: around
            .filter(({ metadata }) => metadata.name.startsWith('up'))
            .map(({ metadata }) => metadata.name),
        }),
        ...around,
      ],
    });
    const { nodes, truncated }: Lineage = (
      await get(
        '/lineage?root=dataset:default/hub&limit=6&show=model:default/churn',
      )
    ).body;
    expect(truncated).toBe(true);
    const at = (distance?: number) =>
      nodes.filter(node => node.distance === distance).length;
    expect([at(-1), at(1), at(undefined)]).toEqual([2, 2, 1]);
  });

  it('limits notifications, and rejects roots that are not in the catalog', async () => {
    const { get, post, record, notifications } = await begin({
      entities: company(),
    });
    await record(
      seen(
        { namespace: 's3://lake', name: '<!channel>' },
        'pipeline:default/feature-build',
      ),
    );
    const notify = (root: string, message = 'Late today') =>
      post('/lineage/impact/notify').send({ root, message });
    const ghosts: DifferencesPage = (
      await get('/lineage/differences?types=ghost')
    ).body;
    await notify(ghosts.items[0].ghost!.entityRef).expect(400);
    const turned = await notify('dataset:default/events', 'Late \u202E today');
    expect([turned.status, turned.body.error.message]).toEqual([
      400,
      expect.stringContaining('message contains the character U+202E'),
    ]);
    for (let time = 0; time < 10; time += 1) {
      await notify('dataset:default/events').expect(200);
    }
    const refused = await notify('dataset:default/events').expect(409);
    expect(refused.body.error.message).toContain('10 notifications per hour');
    expect(notifications).toHaveLength(10);
    expect(notifications[0].payload.description).toBe(
      'Late today (from user:default/lena)',
    );
  });

  it('is the same graph after incremental updates and after a full read', async () => {
    const entities = company();
    const { evaluate, get, knex, prune, setEntities } = await begin({
      entities,
    });
    const model = async () => {
      const { nodes }: Lineage = (
        await get('/lineage?root=dataset:default/events&downstreamDepth=9')
      ).body;
      return nodes.find(({ kind }) => kind === 'Model')!;
    };
    expect(await model()).toMatchObject({ verdict: 'no' });
    // Removed and added again before an evaluation.
    const facts = await knex('entity_facts')
      .where({ entity_ref: 'model:default/churn' })
      .first();
    const write = async (row: object) => {
      const [{ revision }] = await knex('evaluation_state')
        .increment('revision', 1)
        .returning('revision');
      await knex('entity_facts')
        .where({ entity_ref: 'model:default/churn' })
        .update({ ...row, revision });
    };
    await write({ hash: '', facts: '', lineage_node: null });
    expect(await model()).toMatchObject({ notInCatalog: true });
    expect(await model()).not.toHaveProperty('verdict');
    await write({
      hash: facts.hash,
      facts: facts.facts,
      lineage_node: facts.lineage_node,
    });
    expect(await model()).toMatchObject({ verdict: 'no' });

    // Purged after the state was read and before the removals were.
    const logger = mockServices.logger.mock();
    const scorecards = new CurrentScorecards(knex, {
      catchUp: async () => undefined,
    });
    const store = new DatabaseLineageStore(knex, logger, scorecards);
    const before = (await store.graph()).edges.count;
    setEntities(entities.filter(({ kind }) => kind !== 'Model'));
    await evaluate();
    let isPurged = false;
    knex.on('query', ({ sql }: { sql: string }) => {
      isPurged ||= /delete.*edge_removals/.test(sql);
    });
    const readState = jest.spyOn(store as any, 'readState');
    readState.mockImplementationOnce(async () => {
      readState.mockRestore();
      const state = await (store as any).readState();
      await prune();
      return state;
    });
    const followed = await store.graph();
    expect(isPurged).toBe(true);
    expect(followed.edges.count).toBeLessThan(before);
    expect(followed.edges.count).toBe(
      (await new DatabaseLineageStore(knex, logger, scorecards).graph()).edges
        .count,
    );
  });

  it('keeps every replica up to date', async () => {
    const { feature, sink } = source();
    const entities = [...company(), ...manyModels(20)];
    const first = await start({ entities, features: [feature] });
    const second = await start({ entities, knex: first.knex });
    await first.evaluate();
    const both = async (query: string) => {
      const [a, b] = await Promise.all(
        [first, second].map(async backend => {
          const { body } = await backend.get(`/lineage?root=${query}`);
          return body as Lineage;
        }),
      );
      expect(a).toEqual(b);
      return a;
    };
    const all = 'dataset:default/events&downstreamDepth=9';
    expect((await both(all)).nodes).toHaveLength(5);
    await sink().record([
      seen('dataset:default/events', 'pipeline:default/pipeline-3'),
    ]);
    expect((await both(all)).nodes).toHaveLength(7);
    // Declared edges are removed, observed ones stay.
    first.setEntities([]);
    await first.evaluate();
    const left = await first.get(`/lineage?root=${all}`);
    expect(left.body.nodes).toMatchObject([
      { entityRef: 'dataset:default/events', notInCatalog: true },
      { entityRef: 'pipeline:default/pipeline-3', notInCatalog: true },
    ]);
    expect((await second.get(`/lineage?root=${all}`)).body).toEqual(left.body);

    // If removals were purged, everything is read again.
    await first.prune();
    first.setEntities(entities);
    await first.evaluate();
    await both(all);
    await first.prune();
    expect((await both(all)).nodes).toHaveLength(7);
  });
});
