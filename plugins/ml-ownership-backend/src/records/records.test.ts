import { Entity } from '@backstage/catalog-model';
import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { collectorModule } from '../__testUtils__/collectorModule';
import { mlEntity } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const TOMAS = 'user:default/tomas';

const passed = { outcome: 'passed', authorHelped: false };
const failed = { outcome: 'failed', authorHelped: false };

const config = {
  evidence: {
    writers: [{ subject: 'ci', criteria: ['retrain.run', 'observe.alerts'] }],
  },
};

/** An entity as the catalog returns it, with a uid and its location. */
const from = (file: string, entity: Entity, uid?: string): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    uid: uid ?? `uid of ${entity.kind} ${entity.metadata.name}`,
    annotations: {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-origin-location': `url:https://git.test/${file}`,
    },
  },
});
const isChurn = ({ kind, metadata }: Entity) =>
  kind === 'Model' && metadata.name === 'churn';
/** All other entities, from one file. */
const others = towns()
  .filter(entity => !isChurn(entity))
  .map(entity => from('all.yaml', entity));
const churn = (spec: object = {}, file = 'churn.yaml', uid?: string) => {
  const entity = towns().find(isChurn)!;
  return from(file, { ...entity, spec: { ...entity.spec, ...spec } }, uid);
};
const renamed = (entity: Entity, name: string): Entity => ({
  ...entity,
  metadata: { ...entity.metadata, name, uid: `uid of ${name}` },
});

onEachDatabase('an entity that leaves the catalog', start => {
  const begin = async (entities = [...others, churn()]) => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities, config });
    await backend.evaluate();
    return backend;
  };
  const become = async (backend: TestBackend, entities: Entity[]) => {
    backend.setEntities(entities);
    await backend.evaluate();
  };
  const wait = (minutes: number) => setClock(Date.now() + minutes * 60_000);
  const finish = async (
    backend: TestBackend,
    drill: Drill,
    body: object = passed,
    person = OKSANA,
  ): Promise<Drill> => {
    wait(10);
    const answer = await backend
      .post(`/drills/${drill.id}/finish`, person)
      .send(body);
    expect([answer.body, answer.status]).toEqual([answer.body, 200]);
    return answer.body;
  };
  const drilled = async (backend: TestBackend, body: object = passed) =>
    finish(backend, await started(backend), body);
  const plan = (backend: TestBackend, body: object, person = OKSANA) =>
    backend.post('/drills', person).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
      ...body,
    });
  const stateOf = async (
    backend: TestBackend,
    criterion = 'recover.drill',
    ref = CHURN,
  ) => (await criterionOf(backend, ref, criterion)).state;
  const report = async (backend: TestBackend, more: object = {}) => {
    const { body } = await backend.report(
      {
        entityRef: CHURN,
        criterion: 'observe.alerts',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        ...more,
      },
      'ci',
    );
    expect(body.rejected).toEqual([]);
  };
  const exempt = async (backend: TestBackend) => {
    const { body } = await backend.post('/exemptions', TOMAS).send({
      entityRef: CHURN,
      criterion: 'retrain.runbook',
      reason: 'The runbook is being written',
      expiresAt: inDays(30),
    });
    await backend.post(`/exemptions/${body.id}/approve`, OKSANA);
    expect(await stateOf(backend, 'retrain.runbook')).toBe('exempt');
  };

  it('keeps everything if it returns with the same owner from the same source', async () => {
    const backend = await begin();
    await drilled(backend);
    await report(backend);
    await exempt(backend);
    const running = await started(backend);
    // Locations are registered again: all entities are missing for minutes and get new uids.
    wait(5);
    await become(backend, []);
    wait(5);
    await become(backend, [...others, churn({}, 'churn.yaml', 'another uid')]);
    expect(await stateOf(backend)).toBe('pass');
    expect(await stateOf(backend, 'observe.alerts')).toBe('pass');
    expect(await stateOf(backend, 'retrain.runbook')).toBe('exempt');
    expect((await finish(backend, running)).assessments[0].valid).toBe(true);
  });

  it('outdates evidence with a future date if it returns as a different entity', async () => {
    const backend = await begin();
    advanceDays(2);
    await drilled(backend);
    await report(backend);
    advanceDays(-1);
    await become(backend, others);
    await become(backend, [...others, churn({}, 'other.yaml')]);
    advanceDays(2);
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('stale');
    expect(await stateOf(backend, 'observe.alerts')).toBe('stale');
    await drilled(backend);
    await report(backend);
    expect(await stateOf(backend)).toBe('pass');
    expect(await stateOf(backend, 'observe.alerts')).toBe('pass');
  });

  it.each([
    ['another owner', { owner: 'group:default/search' }, 'churn.yaml'],
    ['from another source', {}, 'other.yaml'],
  ])(
    'outdates passes and ends exemptions if it returns with %s, and keeps failures',
    async (_, spec, file) => {
      const backend = await begin();
      await drilled(backend);
      await report(backend);
      await report(backend, {
        criterion: 'retrain.run',
        outcome: 'fail',
        authors: ['user:default/ivo'],
      });
      await exempt(backend);
      const running = await started(backend);
      wait(5);
      await become(backend, others);
      wait(5);
      const back = churn({ authors: ['ada'], ...spec }, file, 'another uid');
      await become(backend, [...others, back]);
      expect(await stateOf(backend)).toBe('stale');
      expect(await stateOf(backend, 'observe.alerts')).toBe('stale');
      expect(await stateOf(backend, 'retrain.run')).toBe('fail');
      expect(await stateOf(backend, 'retrain.runbook')).toBe('fail');
      const { body } = await backend.get('/exemptions?state=expired');
      expect(body.items).toHaveLength(1);
      const { assessments } = await finish(backend, running);
      expect(assessments[0]).toMatchObject({
        valid: false,
        reasons: [
          expect.stringContaining(
            'It started before the entity was first observed',
          ),
        ],
      });
      // Authors are kept, whether declared or observed.
      const ivo = await plan(backend, {
        performingTeam: 'group:default/company',
        operators: ['user:default/ivo'],
      });
      expect(ivo.body.error.message).toContain('ivo is an author');
      const alan = await plan(backend, { operators: ['user:default/alan'] });
      expect(alan.body.error.message).toContain('alan is an author');

      await report(backend);
      expect(await stateOf(backend, 'observe.alerts')).toBe('pass');
      await drilled(backend);
      expect(await stateOf(backend)).toBe('pass');
    },
  );

  it('outdates evidence of custom criteria as well', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({
      entities: [...others, churn()],
      features: [
        collectorModule(
          [],
          [
            {
              id: 'acme.review',
              title: 'Reviewed',
              passesWhen: 'Somebody has reviewed it.',
              why: 'It is asked for here.',
              kinds: ['Model'],
              accepts: ['attested'],
              remedy: { text: 'Have it reviewed.' },
            },
          ],
        ),
      ],
    });
    await backend.evaluate();
    await backend.post('/evidence', OKSANA).send({
      entityRef: CHURN,
      criterion: 'acme.review',
      outcome: 'pass',
      observedAt: new Date().toISOString(),
    });
    const review = async () =>
      (await scorecardOf(backend, CHURN)).extra?.map(({ state }) => state);
    expect(await review()).toEqual(['pass']);
    wait(5);
    await become(backend, others);
    wait(5);
    await become(backend, [
      ...others,
      churn({ owner: 'group:default/search' }, 'churn.yaml', 'another uid'),
    ]);
    expect(await review()).toEqual(['stale']);
  });

  it('rejects a drill with a start before it returned as a different entity', async () => {
    const backend = await begin();
    const running = await started(backend);
    await become(backend, others);
    wait(5);
    await become(backend, [
      ...others,
      churn({ owner: 'group:default/search' }, 'churn.yaml', 'another uid'),
    ]);
    wait(5);
    const startedAt = new Date().toISOString();
    const { assessments } = await finish(backend, running, {
      ...passed,
      startedAt,
    });
    expect(assessments).toMatchObject([
      {
        valid: false,
        reasons: [
          expect.stringContaining(
            'It started before the entity was first observed',
          ),
        ],
      },
    ]);
  });

  it.each([
    ['returns', () => churn({ owner: 'group:default/search' }, 'a', 'another')],
    [
      'gets another name',
      () => renamed(churn({ owner: 'group:default/search' }), 'churn-2'),
    ],
  ])(
    'rejects a drill of its previous owner if it %s with another owner',
    async (_, next) => {
      const backend = await begin();
      wait(5);
      await become(backend, others);
      wait(5);
      await become(backend, [...others, next()]);
      const { body } = await plan(
        backend,
        {
          entityRef: `model:default/${next().metadata.name}`,
          performingTeam: 'group:default/growth',
          operators: [TOMAS],
        },
        TOMAS,
      );
      expect(body.error.message).toContain(
        'Team growth is the team that owned it until recently',
      );
    },
  );

  it('is recognized by uid as deleted and added again', async () => {
    const backend = await begin();
    await drilled(backend);
    wait(5);
    await become(backend, [
      ...others,
      churn({ owner: 'group:default/search' }, 'churn.yaml', 'another uid'),
    ]);
    expect(await stateOf(backend)).toBe('stale');
  });

  it('keeps its proof after a handover without leaving the catalog', async () => {
    const backend = await begin();
    await drilled(backend);
    wait(5);
    await become(backend, [
      ...others,
      churn({ owner: 'group:default/platform' }, 'other.yaml'),
    ]);
    expect(await stateOf(backend)).toBe('pass');
  });

  it('passes failed drills and authors on to another name from the same source', async () => {
    const backend = await begin();
    await drilled(backend, failed);
    await report(backend, { authors: ['oksana@example.com'] });
    advanceDays(40);
    const next = renamed(churn({ authors: ['ada'] }), 'churn-2');
    await become(backend, [...others, next]);
    const ref = 'model:default/churn-2';
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('fail');
    for (const person of [OKSANA, 'user:default/alan']) {
      const { body } = await plan(backend, {
        entityRef: ref,
        operators: [person],
      });
      expect(body.error.message).toContain(`${person} is an author`);
    }
    // Later evidence under the old name counts too.
    advanceDays(1);
    await become(backend, [
      ...others,
      renamed(next, 'churn-3'),
      churn({ owner: 'group:default/search' }, 'decoy.yaml', 'another uid'),
    ]);
    const last = 'model:default/churn-3';
    expect(await stateOf(backend, 'recover.drill', last)).toBe('fail');
    const { body } = await plan(backend, {
      entityRef: last,
      operators: ['user:default/otto'],
    });
    await backend.post(`/drills/${body.id}/start`, 'user:default/otto');
    await finish(backend, body, passed, 'user:default/otto');
    expect(await stateOf(backend, 'recover.drill', last)).toBe('pass');
  });

  it('passes them on to the entity that supersedes it, once it is removed', async () => {
    const backend = await begin();
    await drilled(backend, failed);
    const next = from('next.yaml', mlEntity('Model', 'next'));
    const superseding: Entity = {
      ...next,
      spec: { ...next.spec, supersedes: ['model:default/churn'] },
    };
    const ref = 'model:default/next';
    wait(5);
    await become(backend, [...others, churn(), superseding]);
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('unknown');
    wait(5);
    await become(backend, [...others, superseding]);
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('fail');
    // Removed by mistake.
    wait(5);
    await become(backend, [...others, churn(), next]);
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('unknown');
    expect(await stateOf(backend)).toBe('fail');
  });

  it('passes them on to another name regardless of supersedes', async () => {
    const old = from('old.yaml', mlEntity('Model', 'old'));
    const decoy = from(
      'decoy.yaml',
      mlEntity('Model', 'decoy', { supersedes: [CHURN] }),
    );
    const backend = await begin([...others, churn(), old]);
    await drilled(backend, failed);
    wait(5);
    await become(backend, [...others, churn(), decoy]);
    wait(5);
    await become(backend, [...others, decoy]);
    wait(5);
    const next = renamed(
      churn({ supersedes: ['model:default/old'] }),
      'churn-2',
    );
    await become(backend, [...others, decoy, next]);
    const ref = 'model:default/churn-2';
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('fail');
    // The old name is used again for a day.
    advanceDays(3);
    await become(backend, [...others, next, churn({}, 'churn.yaml', 'again')]);
    advanceDays(1);
    await become(backend, [...others, next]);
    expect(await stateOf(backend, 'recover.drill', ref)).toBe('fail');
  });

  it('passes on a failed drill that only an author has passed later', async () => {
    const backend = await begin();
    await drilled(backend, failed);
    await drilled(backend);
    expect(await stateOf(backend)).toBe('pass');
    await report(backend, {
      observedAt: inDays(-1),
      authors: ['oksana@example.com'],
    });
    expect(await stateOf(backend)).toBe('fail');
    await become(backend, [...others, renamed(churn(), 'churn-2')]);
    expect(
      await stateOf(backend, 'recover.drill', 'model:default/churn-2'),
    ).toBe('fail');
  });

  it('does not merge two models of one file', async () => {
    const models = ['a', 'b', 'c'].map(name =>
      renamed(churn({}, 'models.yaml'), name),
    );
    const [a, b, c] = models;
    const backend = await begin([...others, churn({}, 'models.yaml'), a, b]);
    await drilled(backend, failed);
    const isFree = async (name: string) =>
      expect([
        name,
        await stateOf(backend, 'recover.drill', `model:default/${name}`),
      ]).toEqual([name, 'unknown']);
    // One entity is removed, and the others in the file existed before.
    advanceDays(3);
    await become(backend, [...others, a, b]);
    await isFree('a');
    await isFree('b');
    // With two new entities, the renamed one is ambiguous.
    await become(backend, [...others, a, b, c, renamed(c, 'd')]);
    await isFree('c');
    await isFree('d');
    // An entity of another kind is not a rename.
    await become(backend, [
      ...others,
      a,
      from('models.yaml', mlEntity('Dataset', 'e')),
    ]);
    const { state } = await criterionOf(
      backend,
      'dataset:default/e',
      'recover.drill',
    );
    expect(state).toBe('unknown');
  });

  it('loses and mixes up nothing if a whole file is registered again', async () => {
    const models = ['a', 'b'].map(name =>
      renamed(churn({}, 'models.yaml'), name),
    );
    const all = [...others, churn({}, 'models.yaml'), ...models];
    const backend = await begin(all);
    await drilled(backend, failed);
    wait(5);
    await become(backend, others);
    wait(5);
    await become(
      backend,
      all.map((entity, index) => ({
        ...entity,
        metadata: { ...entity.metadata, uid: `${index}` },
      })),
    );
    expect(await stateOf(backend)).toBe('fail');
    for (const name of ['a', 'b']) {
      expect(
        await stateOf(backend, 'recover.drill', `model:default/${name}`),
      ).toBe('unknown');
    }
  });
});
