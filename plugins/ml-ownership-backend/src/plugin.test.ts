import { Entity } from '@backstage/catalog-model';
import {
  CRITERIA,
  Lineage,
  Portfolio,
  Scorecard,
  ScorecardsPage,
  Team,
  TeamsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { SORTS } from './scorecards/ScorecardQuery';
import {
  company,
  group,
  manyModels,
  mlEntity,
} from './__testUtils__/exampleOrg';
import { MigratedDatabases } from './__testUtils__/MigratedDatabases';
import { OUTSIDER, startBackend } from './__testUtils__/startBackend';

jest.setTimeout(120_000);

describe('mlOwnershipPlugin', () => {
  const databases = new MigratedDatabases();
  const running: { stop(): Promise<void> }[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map(backend => backend.stop()));
    await databases.release();
  });

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    const start = async (
      entities: Entity[],
      options: { hidden?: string[]; denied?: string[] } = {},
    ) => {
      const knex = await databases.init(databaseId);
      const backend = await startBackend({ knex, entities, ...options });
      running.push(backend);
      return { ...backend, knex };
    };

    it('evaluates an entity from the catalog to its scorecard', async () => {
      const { get, evaluate } = await start(company());

      const before: Scorecard = (await get('/scorecards/model/default/churn'))
        .body;
      expect(before.verdict).toBe('not-assessed');
      expect(before.title).toBe('The churn');

      await evaluate();
      const response = await get('/scorecards/Model/default/churn');
      const scorecard: Scorecard = response.body;
      expect(response.status).toBe(200);
      expect(scorecard).toMatchObject({
        entityRef: 'model:default/churn',
        kind: 'Model',
        tier: 1,
        owner: 'group:default/growth',
        operatedBy: 'group:default/platform',
        verdict: 'no',
        level: 0,
        systemVerdict: 'no',
        authors: ['user:default/ada'],
        cycles: [],
      });
      expect(scorecard.evaluatedAt).toBeDefined();
      expect(scorecard.criteria.map(({ id }) => id)).toEqual(
        CRITERIA.filter(({ kinds }) => kinds.includes('Model')).map(
          ({ id }) => id,
        ),
      );
      const state = (id: string) =>
        scorecard.criteria.find(criterion => criterion.id === id);
      expect(state('ownership.group')).toMatchObject({
        state: 'pass',
        reason: 'Team growth owns it and has 2 members',
      });
      expect(state('ownership.beyond-author')?.state).toBe('pass');
      expect(state('observe.on-call')?.reason).toBe(
        'Team platform: pagerduty.com/service-id: P-platform',
      );
      expect(state('retrain.runbook')).toMatchObject({
        state: 'fail',
        reason: 'spec.operations.retrain.runbook is not declared',
        remedy: { yaml: expect.stringContaining('runbook:') },
      });
      expect(state('retrain.run')).toMatchObject({
        state: 'unknown',
        reason: 'No evidence yet',
        evidence: [],
      });
    });

    it('pages through every entity once, forwards and backwards, by every sort', async () => {
      const { get, evaluate } = await start([...company(), ...manyModels(7)]);
      await evaluate();
      const everything: ScorecardsPage = (await get('/scorecards?limit=500'))
        .body;
      expect(everything.totalItems).toBe(26);
      const all = everything.items.map(({ entityRef }) => entityRef).sort();

      for (const sort of Object.keys(SORTS)) {
        for (const order of ['asc', 'desc']) {
          const pages: string[][] = [];
          let path = `/scorecards?limit=4&sort=${sort}&order=${order}`;
          let page: ScorecardsPage;
          do {
            page = (await get(path)).body;
            pages.push(page.items.map(({ entityRef }) => entityRef));
            path = `/scorecards?limit=4&cursor=${page.pageInfo.nextCursor}`;
          } while (page.pageInfo.nextCursor);
          expect(pages.flat().sort()).toEqual(all);

          const back: ScorecardsPage = (
            await get(`/scorecards?limit=4&cursor=${page.pageInfo.prevCursor}`)
          ).body;
          expect(back.items.map(({ entityRef }) => entityRef)).toEqual(
            pages.at(-2),
          );
        }
      }
    });

    it('filters by every field of a scorecard', async () => {
      const { get, evaluate } = await start([
        ...company(),
        mlEntity('Model', 'Ünïcode_100%', { lifecycle: 'experimental' }),
      ]);
      await evaluate();
      const refs = async (query: string) =>
        (await get(`/scorecards?${query}`)).body.items?.map(
          (item: { entityRef: string }) => item.entityRef,
        );

      expect(await refs('kind=pipeline')).toEqual([
        'pipeline:default/churn-training',
        'pipeline:default/feature-build',
      ]);
      expect(await refs('kind=Model&kind=Dataset&tier=1')).toEqual([
        'model:default/churn',
      ]);
      expect(await refs('owner=group:default/platform')).toEqual([
        'dataset:default/events',
      ]);
      expect(await refs('operatedBy=platform&kind=Model')).toEqual([
        'model:default/churn',
      ]);
      // Growth, two groups below the company, is the owner. Filters by several owners or operators match as well.
      expect(await refs('owner=company&tier=1')).toEqual([
        'model:default/churn',
      ]);
      expect(await refs('owner=company&tier=1&includeBelow=false')).toEqual([]);
      expect(await refs('owner=platform&owner=research&tier=1')).toEqual([
        'model:default/churn',
      ]);
      expect(await refs('operatedBy=company&tier=1')).toEqual([
        'model:default/churn',
      ]);
      expect(
        await refs('operatedBy=company&tier=1&includeBelow=false'),
      ).toEqual([]);
      expect(
        await refs('operatedBy=platform&tier=1&includeBelow=false'),
      ).toEqual(['model:default/churn']);
      const first = await get('/scorecards?owner=company&limit=2');
      expect(first.body.totalItems).toBe(6);
      const second = await get(
        `/scorecards?limit=10&cursor=${first.body.pageInfo.nextCursor}`,
      );
      expect(second.body.items).toHaveLength(4);
      expect(
        (await get('/scorecards.csv?owner=company&tier=1')).text
          .trim()
          .split('\r\n'),
      ).toHaveLength(2);
      expect(
        (
          await get('/scorecards.csv?owner=company&tier=1&includeBelow=false')
        ).text
          .trim()
          .split('\r\n'),
      ).toHaveLength(1);
      expect(await refs('team=platform')).toEqual([
        'model:default/churn',
        'dataset:default/events',
      ]);
      expect((await refs('team=company')).length).toBe(6);
      expect(await refs('verdict=not-in-scope')).toEqual([
        'model:default/ünïcode_100%',
      ]);
      expect(await refs('q=THE%20churn&sort=kind')).toEqual([
        'model:default/churn',
        'pipeline:default/churn-training',
      ]);
      expect(await refs('q=100%25')).toEqual(['model:default/ünïcode_100%']);
      expect(await refs('q=n_c')).toEqual([]);
      expect(await refs('ability=recover&maxLevel=0&kind=Model')).toEqual([
        'model:default/churn',
        'model:default/ünïcode_100%',
      ]);
      expect(await refs('system=retention&cause=workflow&kind=Model')).toEqual(
        await refs('cause=workflow&kind=Model'),
      );
    });

    it('rejects invalid requests with a reason', async () => {
      const { get, anonymous, evaluate } = await start(company());
      await evaluate();

      for (const [path, message] of [
        ['/scorecards?limit=501', /limit must be <= 500/],
        ['/scorecards?limit=0', /limit must be >= 1/],
        ['/scorecards?kind=Service', /kind is "Service", expected Model/],
        ['/scorecards?verdict=maybe', /verdict.*must be equal to one of/],
        ['/scorecards?owner=a:', /owner is "a:", expected an entity ref/],
        ['/scorecards?cursor=nonsense', /Invalid cursor/],
        ['/scorecards?nonsense=1', /nonsense/],
        ['/teams?cursor=bm8', /Invalid cursor/],
        ['/lineage', /root/],
        ['/lineage?root=not%20a%20ref', /root is "not a ref"/],
        ['/lineage?root=model:churn&upstreamDepth=51', /upstreamDepth/],
      ] as const) {
        const response = await get(path);
        expect([path, response.status]).toEqual([path, 400]);
        expect(response.body.error.message).toMatch(message);
      }
      for (const path of [
        '/scorecards/model/default/nobody',
        '/scorecards/component/default/churn',
        '/teams/default/nobody',
        '/lineage?root=model:default/nobody',
      ]) {
        expect([path, (await get(path)).status]).toEqual([path, 404]);
      }
      for (const path of [
        '/scorecards',
        '/scorecards/model/default/churn',
        '/teams',
        '/teams.csv',
        '/teams/default/growth',
        '/teams/default/growth/first-steps',
        '/portfolio',
        '/criteria',
        '/lineage?root=model:default/churn',
        '/exemptions',
        '/disputes',
        '/changes',
        '/portfolio/history',
        '/teams/default/growth/history',
        '/scorecards/model/default/churn/evidence',
        '/scorecards/model/default/churn/history',
        '/collectors',
      ]) {
        expect([path, (await anonymous(path)).status]).toEqual([path, 401]);
      }
    });

    it('shows only entities that the caller may read in the catalog', async () => {
      const hidden = ['model:default/churn', 'group:default/research'];
      const { get, post, evaluate } = await start(company(), { hidden });
      await evaluate();

      expect(
        (await get('/scorecards/model/default/churn', OUTSIDER)).status,
      ).toBe(404);
      expect(
        (await post('/scorecards/model/default/churn/evaluate', OUTSIDER))
          .status,
      ).toBe(404);
      const page: ScorecardsPage = (await get('/scorecards', OUTSIDER)).body;
      expect(page.totalItems).toBe(4);
      expect(page.items.map(({ entityRef }) => entityRef)).not.toContain(
        'model:default/churn',
      );
      const portfolio: Portfolio = (await get('/portfolio', OUTSIDER)).body;
      expect(portfolio.models.total).toBe(0);
      expect(portfolio.total).toBe(4);
      const team: Team = (await get('/teams/default/company', OUTSIDER)).body;
      expect(team.owned.kinds.Model).toBe(0);
      expect(team.children.map(({ entityRef }) => entityRef)).toEqual([
        'group:default/platform',
      ]);
      const lineage: Lineage = (
        await get('/lineage?root=dataset:default/features', OUTSIDER)
      ).body;
      expect(lineage.hidden).toBe(1);
      expect(JSON.stringify(lineage)).not.toContain('model:default/churn');
      expect(
        (await get('/lineage?root=model:default/churn', OUTSIDER)).status,
      ).toBe(404);
    });

    it('never names an entity that the caller may not read', async () => {
      const secret = { metadata: { title: 'PROJECT MANHATTAN' } };
      const entities = company().map(entity =>
        entity.metadata.name === 'events'
          ? { ...entity, metadata: { ...entity.metadata, ...secret.metadata } }
          : entity,
      );
      const hidden = ['dataset:default/events', 'group:default/research'];
      const { get, post, act, evaluate } = await start(
        [
          ...entities,
          mlEntity('Model', 'hidden-reader', {
            trainedOn: ['shared-features'],
            owner: 'group:default/platform',
          }),
          mlEntity('Model', 'reader', { trainedOn: ['shared-features'] }),
          mlEntity('Dataset', 'shared-features', {
            type: 'feature',
            owner: 'user:default/ada',
            derivedFrom: ['events'],
          }),
        ],
        { hidden: [...hidden, 'model:default/hidden-reader'] },
      );
      await evaluate();
      for (const [path, more] of [
        ['/disputes', {}],
        [
          '/exemptions',
          { expiresAt: new Date(Date.now() + 1e9).toISOString() },
        ],
      ] as const) {
        for (const entityRef of ['model:hidden-reader', 'dataset:events']) {
          const { status } = await post(path, 'user:default/oksana').send({
            entityRef,
            criterion: 'retrain.runbook',
            reason: 'PROJECT MANHATTAN has another one',
            ...more,
          });
          expect([path, status]).toEqual([path, 201]);
        }
      }
      await post('/evidence').send({
        entityRef: 'model:hidden-reader',
        criterion: 'ownership.access',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        detail: 'They of MANHATTAN may do it',
      });
      const answers = [
        '/disputes',
        '/exemptions',
        '/exemptions?state=requested&entityRef=model:hidden-reader',
        '/changes?limit=500',
        '/portfolio/history?kind=dataset',
        '/teams/default/company/history',
        '/scorecards/model/default/reader/history',
        '/collectors',
        '/scorecards?limit=500',
        '/scorecards/model/default/churn',
        '/scorecards/model/default/reader',
        '/scorecards/dataset/default/features',
        '/scorecards/dataset/default/shared-features',
        '/scorecards/pipeline/default/churn-training',
        '/teams',
        '/teams.csv',
        '/teams/default/growth',
        '/teams/default/growth/first-steps',
        '/teams/default/company',
        '/portfolio',
        '/lineage?root=model:default/churn&upstreamDepth=50',
      ].map(async path => [
        path,
        JSON.stringify((await get(path, OUTSIDER)).body),
      ]);
      const actions = [
        act('list-ml-scorecards', {}, OUTSIDER),
        act(
          'get-ml-scorecard',
          { entityRef: 'model:default/reader' },
          OUTSIDER,
        ),
      ].map(async action => ['an action', JSON.stringify(await action)]);
      for (const [path, answer] of await Promise.all([
        ...answers,
        ...actions,
      ])) {
        expect([path, answer]).not.toEqual([
          path,
          expect.stringMatching(/MANHATTAN|research|hidden-reader/),
        ]);
        expect(answer).not.toMatch(/[\u27e6\u27e7]/);
      }
      for (const part of ['', '/history', '/evidence']) {
        const path = `/scorecards/model/default/hidden-reader${part}`;
        expect([path, (await get(path, OUTSIDER)).status]).toEqual([path, 404]);
      }
      // Named only in the entity's own spec, which the caller may read.
      const { body } = await get(
        '/scorecards/pipeline/default/feature-build',
        OUTSIDER,
      );
      expect(JSON.stringify(body)).not.toContain('MANHATTAN');
      expect(
        body.criteria.find(({ id }: { id: string }) => id === 'retrain.inputs')
          .reason,
      ).toBe('something you cannot see');
      expect(
        JSON.stringify((await get('/scorecards?limit=500')).body),
      ).toContain('MANHATTAN');
    });

    it('rejects values that the database cannot query', async () => {
      const { get, evaluate } = await start(company());
      await evaluate();
      const cursor = (content: unknown) =>
        Buffer.from(JSON.stringify(content)).toString('base64url');
      const position = { value: 'a', ref: 'a', direction: 'next' };
      const tampered = [
        { sort: 'level', position },
        { sort: 'level', position: { ...position, value: 1.5 } },
        { sort: 'level', position: { ...position, value: 1e300 } },
        { sort: 'title', position: { ...position, value: 1 } },
        { sort: 'title', position: { ...position, value: '\u0000' } },
        { sort: 'title', position, filter: { tier: [1.5] } },
        { sort: 'title', position, filter: { maxLevel: 1e20 } },
        { sort: 'title', position, filter: { q: 'word '.repeat(500) } },
      ].map(content => cursor({ filter: {}, order: 'asc', ...content }));
      for (const path of [
        ...tampered.map(text => `/scorecards?cursor=${text}`),
        `/teams?cursor=${cursor({ q: 'word '.repeat(500), offset: 0 })}`,
        `/teams?cursor=${cursor({ offset: -1 })}`,
        '/scorecards?q=%00',
        '/scorecards?owner=group:a%00',
        '/teams?q=%00',
        '/teams/default/a%00b',
        '/lineage?root=model:a%00',
        '/scorecards?smell=nonsense',
      ]) {
        expect([path, (await get(path)).status]).toEqual([path, 400]);
      }
    });

    it('stores values that the catalog accepts and the database does not', async () => {
      const { get, evaluate } = await start([
        ...company(),
        {
          ...mlEntity('Model', 'odd', { type: 'a\u0000b', tier: 1.5 }),
          metadata: {
            name: 'odd',
            namespace: 'default',
            title: `\u0000${'ÄPFEL und Birnen '.repeat(700)}`,
          },
        },
        {
          ...group('fruit'),
          metadata: { name: 'fruit', title: 'ÄPFEL\u0000' },
        },
        mlEntity('Dataset', 'orchard', { owner: 'fruit' }),
      ]);
      await evaluate();
      const found = (await get('/scorecards?q=%C3%A4pfel')).body;
      expect(found.items).toMatchObject([
        { entityRef: 'model:default/odd', type: 'ab' },
      ]);
      const teams: TeamsPage = (await get('/teams?q=%C3%A4pfel')).body;
      expect(teams.items).toMatchObject([{ title: 'ÄPFEL' }]);
    });

    it('rejects callers without permission', async () => {
      const denied = [
        'ml-ownership.scorecard.read',
        'ml-ownership.portfolio.read',
        'ml-ownership.scorecard.evaluate',
      ];
      const { get, post } = await start(company(), { denied });
      for (const path of [
        '/scorecards',
        '/scorecards/model/default/churn',
        '/teams',
        '/teams.csv',
        '/teams/default/growth',
        '/teams/default/growth/first-steps',
        '/portfolio',
        '/criteria',
        '/lineage?root=model:default/churn',
        '/exemptions',
        '/disputes',
        '/changes',
        '/portfolio/history',
        '/teams/default/growth/history',
        '/scorecards/model/default/churn/evidence',
        '/scorecards/model/default/churn/history',
        '/collectors',
      ]) {
        expect([path, (await get(path)).status]).toEqual([path, 403]);
      }
      expect(
        (await post('/scorecards/model/default/churn/evaluate')).status,
      ).toBe(403);
    });

    it('evaluates only for callers who may read the result, and audits the attempt', async () => {
      const { post, knex, auditEvents } = await start(company(), {
        denied: ['ml-ownership.scorecard.read'],
      });
      const path = '/scorecards/model/default/churn/evaluate';
      expect((await post(path)).status).toBe(403);
      expect(
        (await post('/scorecards/component/default/churn/evaluate')).status,
      ).toBe(403);
      expect(await knex('entity_facts').select()).toEqual([]);
      expect(auditEvents).toHaveLength(2);
    });

    it('rolls teams up over the group tree, each entity once', async () => {
      const { get, evaluate } = await start(company());
      await evaluate();

      const page: TeamsPage = (await get('/teams')).body;
      expect(
        page.items.map(team => [
          team.entityRef,
          team.members,
          team.owned.total,
          team.operated.total,
        ]),
      ).toEqual([
        ['group:default/company', 4, 5, 5],
        ['group:default/growth', 2, 4, 3],
        ['group:default/platform', 2, 1, 2],
        ['group:default/research', 2, 4, 3],
      ]);
      const team: Team = (await get('/teams/default/company')).body;
      expect(team.children.map(({ entityRef }) => entityRef)).toEqual([
        'group:default/platform',
        'group:default/research',
      ]);
      expect(team.owned.kinds).toEqual({ Model: 1, Dataset: 2, Pipeline: 2 });

      const first: TeamsPage = (await get('/teams?limit=3')).body;
      const second: TeamsPage = (
        await get(`/teams?limit=3&cursor=${first.pageInfo.nextCursor}`)
      ).body;
      expect(
        [...first.items, ...second.items].map(({ entityRef }) => entityRef),
      ).toEqual(page.items.map(({ entityRef }) => entityRef));
      const found: TeamsPage = (await get('/teams?q=PLAT')).body;
      expect(found.items.map(({ entityRef }) => entityRef)).toEqual([
        'group:default/platform',
      ]);
    });

    it('counts the portfolio', async () => {
      const { get, evaluate } = await start([...company(), ...manyModels(8)]);
      const empty: Portfolio = (await get('/portfolio')).body;
      expect(empty).toMatchObject({ total: 0, evaluation: { state: 'never' } });

      await evaluate();
      const portfolio: Portfolio = (await get('/portfolio')).body;
      expect(portfolio.total).toBe(29);
      expect(portfolio.models.total).toBe(9);
      for (const part of [
        portfolio.models,
        portfolio.datasets,
        portfolio.pipelines,
      ]) {
        const sum = (counts: number[]) =>
          counts.reduce((total, count) => total + count, 0);
        expect(sum(Object.values(part.verdicts))).toBe(part.total);
        expect(sum(part.levels)).toBe(part.total);
        expect(sum(part.abilities.observe)).toBe(part.total);
      }
      expect(portfolio.tiers.map(({ tier, total }) => [tier, total])).toEqual([
        [1, 3],
        [2, 2],
        [3, 2],
        [4, 2],
      ]);
      expect(portfolio.topRisks.map(({ tier }) => tier)).toEqual([1, 1, 1]);
      expect(portfolio.evaluation).toMatchObject({
        state: 'finished',
        evaluated: 29,
        total: 29,
      });
    });

    it('returns a slice of the lineage', async () => {
      const { get, evaluate } = await start([
        ...company(),
        mlEntity('Dataset', 'loop-a', { derivedFrom: ['loop-b'] }),
        mlEntity('Dataset', 'loop-b', { derivedFrom: ['loop-a', 'absent'] }),
      ]);
      await evaluate();
      const slice = async (query: string): Promise<Lineage> =>
        (await get(`/lineage?root=${query}`)).body;

      const near = await slice('model:default/churn');
      expect(
        near.nodes.map(node => [
          node.entityRef,
          node.distance,
          node.omittedNeighbours,
        ]),
      ).toEqual([
        ['model:default/churn', 0, { upstream: 0, downstream: 0 }],
        ['dataset:default/features', -1, { upstream: 1, downstream: 0 }],
        ['pipeline:default/churn-training', -1, { upstream: 0, downstream: 0 }],
      ]);
      expect(near.truncated).toBe(false);

      const far = await slice('model:default/churn&upstreamDepth=10');
      expect(far.nodes.length).toBe(5);
      expect(
        far.edges.find(edge => edge.from === 'dataset:default/events'),
      ).toEqual({
        from: 'dataset:default/events',
        to: 'pipeline:default/feature-build',
        relation: 'consumes',
        origin: 'declared',
        crossesTeams: true,
      });
      const cut = await slice('model:default/churn&upstreamDepth=10&limit=3');
      expect(cut.nodes.map(({ distance }) => distance)).toEqual([0, -1, -1]);
      expect(cut).toMatchObject({
        truncated: true,
        totals: { upstream: 4, downstream: 0, both: 0, shown: 2 },
      });
      const down = await slice(
        'dataset:default/events&direction=downstream&downstreamDepth=10',
      );
      expect(down.totals).toEqual({
        upstream: 0,
        downstream: 4,
        both: 0,
        shown: 4,
      });

      const loop = await slice(
        'dataset:default/loop-a&upstreamDepth=50&downstreamDepth=50',
      );
      expect(
        loop.nodes.map(({ entityRef, notInCatalog }) => [
          entityRef,
          notInCatalog,
        ]),
      ).toEqual([
        ['dataset:default/loop-a', undefined],
        ['dataset:default/loop-b', undefined],
        ['dataset:default/absent', true],
      ]);
      const moved = await slice('model:default/churn');
      expect(moved.revision).toBe(near.revision);
    });

    it('recognizes changes, and writes nothing without one', async () => {
      const entities = company();
      const { get, evaluate, setEntities, knex } = await start(entities);
      await evaluate();
      const content = async () =>
        Object.fromEntries(
          await Promise.all(
            [
              'entity_facts',
              'scorecards',
              'scorecard_smells',
              'scorecard_changes',
              'teams',
              'team_tree',
              'edges',
            ].map(async table => [table, await knex(table).select()]),
          ),
        );
      const first = await content();
      expect(first.scorecard_changes).toHaveLength(5);
      for (let run = 0; run < 10; run++) {
        await evaluate();
      }
      expect(await content()).toEqual(first);

      setEntities(
        entities.map(entity =>
          entity.metadata.name === 'churn'
            ? {
                ...entity,
                spec: { ...entity.spec, owner: 'group:default/nobody' },
              }
            : entity,
        ),
      );
      await evaluate();
      const { body } = await get('/scorecards/model/default/churn');
      const scorecard: Scorecard = body;
      const byId = (id: string) =>
        scorecard.criteria.find(criterion => criterion.id === id)!;
      expect(byId('ownership.group')).toMatchObject({
        state: 'fail',
        reason: expect.stringContaining('group:default/nobody'),
      });
      expect(
        byId('ownership.group').since! > byId('retrain.runbook').since!,
      ).toBe(true);
      expect(byId('retrain.runbook').evidence[0].observedAt).toBe(
        byId('retrain.runbook').since,
      );
      expect(await knex('scorecard_changes').select()).toHaveLength(6);

      setEntities(entities.filter(({ metadata }) => metadata.name !== 'churn'));
      await evaluate();
      expect((await get('/scorecards?kind=model')).body.totalItems).toBe(0);
      expect(
        await knex('scorecard_changes').where({ removed: true }),
      ).toHaveLength(1);
      const lineage: Lineage = (
        await get('/lineage?root=dataset:default/features')
      ).body;
      expect(
        lineage.nodes.find(
          ({ entityRef }) => entityRef === 'model:default/churn',
        ),
      ).toBeUndefined();
    });

    it('keeps everything if the catalog cannot be read completely', async () => {
      const { get, evaluate, setEntities, failCatalogAfter } = await start(
        company(),
      );
      await evaluate();
      setEntities([group('company')]);
      failCatalogAfter(1);
      await expect(evaluate()).rejects.toThrow('The catalog does not respond');
      expect((await get('/portfolio')).body.evaluation.state).toBe('failed');
      expect((await get('/scorecards')).body.totalItems).toBe(5);
    });

    it('loses nothing if an entity is evaluated while the catalog is read', async () => {
      const entities = company();
      const { get, post, evaluate, setEntities, meanwhile } = await start(
        entities,
      );
      await evaluate();
      const withTier = (tier: number) =>
        entities.map(entity =>
          entity.metadata.name === 'churn'
            ? { ...entity, spec: { ...entity.spec, tier } }
            : entity,
        );
      setEntities(withTier(2));
      meanwhile(async () => {
        setEntities(withTier(3));
        await post('/scorecards/model/default/churn/evaluate');
      });
      await evaluate();
      const { body } = await get('/scorecards/model/default/churn');
      expect(body.tier).toBe(3);
      expect((await get('/portfolio')).body.tiers).toMatchObject([{ tier: 3 }]);
    });

    it('serves concurrent evaluation requests and the scheduled one', async () => {
      const entities = company();
      const { get, post, evaluate, setEntities } = await start(entities);
      await evaluate();
      setEntities(
        entities.map(entity =>
          entity.apiVersion.startsWith('mlownership')
            ? { ...entity, spec: { ...entity.spec, tier: 4 } }
            : entity,
        ),
      );
      const [answers] = await Promise.all([
        Promise.all(
          Array.from({ length: 12 }, (_, index) =>
            post(
              index % 2
                ? '/scorecards/model/default/churn/evaluate'
                : '/scorecards/dataset/default/features/evaluate',
            ),
          ),
        ),
        evaluate(),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
      expect((await get('/scorecards?tier=4')).body.totalItems).toBe(5);
    });

    it('evaluates everything if an entity is requested before the first run', async () => {
      const { get, post } = await start(company());
      const { body } = await post('/scorecards/model/default/churn/evaluate');
      expect(
        body.criteria.find(
          ({ id }: { id: string }) => id === 'ownership.group',
        ),
      ).toMatchObject({ state: 'pass' });
      expect((await get('/scorecards')).body.totalItems).toBe(5);
    });

    it('evaluates one entity on request', async () => {
      const entities = company();
      const { get, post, evaluate, setEntities, auditEvents } = await start(
        entities,
      );
      await evaluate();
      setEntities(
        entities.map(entity =>
          entity.metadata.name === 'features'
            ? {
                ...entity,
                spec: {
                  ...entity.spec,
                  versioning: 'delta',
                  freshness: 'P1D',
                },
              }
            : entity,
        ),
      );
      const response = await post(
        '/scorecards/dataset/default/features/evaluate',
      );
      expect(response.status).toBe(200);
      const state = (scorecard: Scorecard, id: string) =>
        scorecard.criteria.find(criterion => criterion.id === id)?.state;
      expect(state(response.body, 'data.freshness')).toBe('pass');
      const dependent = (await get('/scorecards/model/default/churn')).body;
      expect(state(dependent, 'retrain.inputs-versioned')).toBe('pass');
      expect(auditEvents).toEqual([
        [
          expect.objectContaining({
            eventId: 'scorecard-evaluate',
            meta: { entityRef: 'dataset:default/features' },
          }),
        ],
      ]);
    });

    it('offers scorecards as actions to callers who may read them', async () => {
      const { act, evaluate, get } = await start(company(), {
        hidden: ['model:default/churn'],
      });
      await evaluate();
      const input = { entityRef: 'model:default/churn' };
      await expect(act('get-ml-scorecard', input)).resolves.toMatchObject({
        output: { scorecard: { verdict: 'no', tier: 1 } },
      });
      await expect(act('get-ml-scorecard', input, OUTSIDER)).rejects.toThrow(
        'No scorecard found for model:default/churn',
      );
      const countModels = async (person?: string) =>
        (await get('/scorecards?kind=Model&owner=company', person)).body
          .totalItems;
      const list = { team: 'platform', verdict: 'no' };
      await expect(act('list-ml-scorecards', list)).resolves.toMatchObject({
        output: { totalItems: 2 },
      });
      await expect(
        act('list-ml-scorecards', list, OUTSIDER),
      ).resolves.toMatchObject({ output: { totalItems: 1 } });
      const foundations = { kind: 'Model', owner: 'company' };
      await expect(
        act('get-ml-foundations', foundations),
      ).resolves.toMatchObject({
        output: { totalItems: await countModels(undefined) },
      });
      await expect(
        act('get-ml-foundations', foundations, OUTSIDER),
      ).resolves.toMatchObject({
        output: { totalItems: await countModels(OUTSIDER) },
      });
      expect(await countModels(OUTSIDER)).toBeLessThan(
        await countModels(undefined),
      );
    });

    const isModel = ({ kind }: Entity) => kind === 'Model';

    it('runs a constant number of statements for any number of entities', async () => {
      const paths = [
        '/scorecards?limit=500&sort=level',
        '/scorecards/model/default/churn',
        '/teams?limit=500',
        '/teams.csv',
        '/teams/default/company',
        '/teams/default/company/first-steps?limit=500',
        '/portfolio',
        '/lineage?root=dataset:default/events&downstreamDepth=50',
        '/exemptions?limit=500',
        '/disputes?limit=500',
        '/changes?limit=500',
        '/portfolio/history?points=366',
        '/departures?limit=100',
        '/foundations?points=366&owner=company',
        '/teams/default/company/history?points=366',
        '/scorecards/model/default/churn/evidence?limit=500',
        '/scorecards/model/default/churn/history',
        '/collectors',
        '/drills?limit=500',
        '/drills/due?limit=500',
        '/handovers?limit=500',
        '/campaigns?limit=50',
      ];
      const count = async (entities: Entity[], userRef?: string) => {
        const { get, post, evaluate, knex } = await start(entities);
        await evaluate();
        for (const { kind, metadata } of entities
          .filter(isModel)
          .slice(0, 40)) {
          const about = {
            entityRef: `${kind}:${metadata.name}`,
            criterion: 'ownership.access',
          };
          await post('/evidence').send({
            ...about,
            outcome: 'pass',
            observedAt: new Date().toISOString(),
          });
          const drill = await post('/drills', 'user:default/oksana').send({
            entityRef: about.entityRef,
            abilities: ['recover'],
            performingTeam: 'group:default/platform',
            operators: ['user:default/oksana'],
          });
          const handover = await post('/handovers', 'user:default/oksana').send(
            { entityRef: about.entityRef, toTeam: 'group:default/platform' },
          );
          expect([drill.status, handover.status]).toEqual([201, 201]);
          const reason = 'It says otherwise on paper';
          await post('/disputes').send({ ...about, reason });
          const exemption = await post(
            '/exemptions',
            'user:default/tomas',
          ).send({
            ...about,
            criterion: 'retrain.runbook',
            reason,
            expiresAt: new Date(Date.now() + 1e9).toISOString(),
          });
          expect(exemption.status).toBe(201);
        }
        const counts: Record<string, number> = {};
        for (const path of paths) {
          await get(path, userRef); // fills the caches
          const listener = ({ sql }: { sql: string }) => {
            // A transaction begins and ends with statements that read nothing.
            if (!/^(BEGIN|COMMIT|SET TRANSACTION)\b/i.test(sql)) {
              counts[path] = (counts[path] ?? 0) + 1;
            }
          };
          (knex as Knex).on('query', listener);
          expect((await get(path, userRef)).status).toBe(200);
          (knex as Knex).removeListener('query', listener);
        }
        return counts;
      };
      const few = await count(company());
      const many = await count([...company(), ...manyModels(400)]);
      expect(many).toEqual(few);
      // Some statements check whether the evaluation is behind.
      expect(Math.max(...Object.values(few))).toBeLessThanOrEqual(14);
      expect(await count([...company(), ...manyModels(400)], OUTSIDER)).toEqual(
        few,
      );
    });
  });
});
