import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  advanceDays,
  advanceMinutes,
  inDays,
  setClock,
} from '../__testUtils__/clock';
import { mlEntity } from '../__testUtils__/exampleOrg';
import { criterionOf } from '../__testUtils__/criterionOf';
import { planned, started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const PLATFORM = 'group:default/platform';

const passed = { outcome: 'passed', authorHelped: false };
const failed = { outcome: 'failed', authorHelped: false };

const withObserveRunbook = () => [
  ...towns().filter(({ metadata }) => metadata.name !== 'churn'),
  mlEntity('Model', 'churn', {
    tier: 1,
    operatedBy: PLATFORM,
    trainedOn: ['features'],
    producedBy: ['churn-training'],
    operations: {
      observe: { runbook: 'docs/observe.md' },
      recover: { runbook: 'docs/recover.md\n', workflow: 'https://ci.test/1' },
    },
  }),
];

onEachDatabase('the proof of a drill', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: withObserveRunbook(), ...options });
    await backend.evaluate();
    return backend;
  };
  const finish = async (
    backend: TestBackend,
    { id }: Drill,
    body: object = passed,
  ) => backend.post(`/drills/${id}/finish`, OKSANA).send(body);
  const stateOf = async (backend: TestBackend, ability = 'recover') =>
    (await criterionOf(backend, CHURN, `${ability}.drill`)).state;
  const incident = (backend: TestBackend, days: number) =>
    backend.post('/drills', OKSANA).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: PLATFORM,
      operators: [OKSANA],
      startedAt: inDays(-days),
    });

  it('is not valid if the runbook could not be read', async () => {
    const backend = await begin();
    backend.setRunbooks({ unreadable: true });
    const drill = await started(backend);
    backend.setRunbooks({});
    const { body } = await finish(backend, drill);
    expect(body.assessments).toMatchObject([
      {
        valid: false,
        reasons: ['The runbook docs/recover.md could not be read at the start'],
      },
    ]);
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('is not valid if a runbook that no criterion reads changed during the drill', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA], ['observe']);
    backend.setRunbooks({ version: 'second' });
    const { body } = await finish(backend, drill);
    expect(body.assessments).toMatchObject([
      {
        valid: false,
        reasons: ['The runbook changed during the drill'],
      },
    ]);
  });

  it('is valid if the hash is written in full or the file moved', async () => {
    const backend = await begin();
    const digest = '3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e4d6b8f01';
    backend.setRunbooks({ version: digest.slice(0, 9) });
    const drill = await started(backend);
    backend.setRunbooks({ version: digest });
    const first = await finish(backend, drill);
    expect(first.body.assessments).toMatchObject([{ valid: true }]);

    const next = await started(backend);
    backend.setEntities(
      withObserveRunbook().map(entity =>
        entity.metadata.name === 'churn'
          ? {
              ...entity,
              spec: {
                ...entity.spec,
                operations: {
                  recover: {
                    runbook: 'operations/recover.md',
                    workflow: 'https://ci.test/1',
                  },
                },
              },
            }
          : entity,
      ),
    );
    await backend.evaluate();
    const second = await finish(backend, next);
    expect(second.body.assessments).toMatchObject([{ valid: true }]);
  });

  it('ends if a runbook that no criterion reads changes later', async () => {
    const backend = await begin();
    await finish(backend, await started(backend, [OKSANA], ['observe']));
    await backend.runTask('ml-ownership-drills');
    expect(await stateOf(backend, 'observe')).toBe('pass');
    backend.setRunbooks({ version: 'second' });
    advanceDays(2);
    await backend.runTask('ml-ownership-drills');
    expect(await criterionOf(backend, CHURN, 'observe.drill')).toMatchObject({
      state: 'stale',
      reason: expect.stringContaining('the runbook has changed since'),
    });
  });

  it('refers to a runbook whose path ends with a line break', async () => {
    const backend = await begin();
    await finish(backend, await started(backend));
    expect(await stateOf(backend)).toBe('pass');
    await backend.knex('evidence').insert({
      digest: 'another version',
      entity_ref: CHURN,
      criterion: 'recover.runbook-readable',
      source: 'document',
      reported_by: 'documents',
      outcome: 'pass',
      observed_at: new Date().toISOString(),
      received_at: new Date().toISOString(),
      subject_version: 'second',
      declaration: 'docs/recover.md',
      detail: 'It can be followed',
      is_latest: true,
      revision: await nextRevision(backend),
    });
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('stale');
  });

  it('is not valid if the performing team owned the model at the start', async () => {
    const backend = await begin();
    const owned = (owner: string) =>
      withObserveRunbook().map(entity =>
        entity.metadata.name === 'churn'
          ? { ...entity, spec: { ...entity.spec, owner } }
          : entity,
      );
    const [late, early] = [await started(backend), await started(backend)];
    backend.setEntities(owned(PLATFORM));
    await backend.evaluate();
    advanceDays(5);
    const startedAt = new Date().toISOString();
    advanceMinutes(5);
    expect(
      (await finish(backend, late, { ...passed, startedAt })).body.assessments,
    ).toMatchObject([
      {
        valid: false,
        reasons: expect.arrayContaining([
          expect.stringContaining('is the team that owns it'),
        ]),
      },
    ]);
    // The handover was accepted while the other drill was running.
    expect((await finish(backend, early)).body.assessments).toMatchObject([
      { valid: true },
    ]);
  });

  it('is not valid if a participant is no longer in the catalog', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA, 'user:default/otto']);
    backend.setEntities(
      withObserveRunbook().filter(({ metadata }) => metadata.name !== 'otto'),
    );
    await backend.evaluate();
    const { body } = await finish(backend, drill);
    expect(body.assessments).toMatchObject([
      {
        valid: false,
        reasons: [
          'user:default/otto is no longer a User in the catalog, so their independence cannot be verified',
        ],
      },
    ]);
  });

  it('requires at least a minute for a pass, but not for a failure', async () => {
    const backend = await begin();
    const [quick, broken] = [await planned(backend), await planned(backend)];
    for (const { id } of [quick, broken]) {
      await backend.post(`/drills/${id}/start`, OKSANA);
    }
    const refused = await finish(backend, quick);
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      expect.stringContaining('expected at least one minute'),
    ]);
    expect((await finish(backend, broken, failed)).status).toBe(200);
    advanceMinutes(1);
    expect((await finish(backend, quick)).status).toBe(200);
  });

  it('keeps a failure of external data if an author passes later', async () => {
    const data = (type: string) =>
      mlEntity('Dataset', 'tables', {
        type,
        operations: { retrain: { runbook: 'docs/rebuild.md' } },
      });
    const withData = (type: string) => [...withObserveRunbook(), data(type)];
    const ref = 'dataset:default/tables';
    const backend = await begin({
      entities: withData('files'),
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['retrain.run'] }] },
      },
    });
    for (const result of [failed, passed]) {
      const { body } = await backend.post('/drills', OKSANA).send({
        entityRef: ref,
        abilities: ['retrain'],
        performingTeam: PLATFORM,
        operators: [OKSANA],
      });
      await backend.post(`/drills/${body.id}/start`, OKSANA);
      advanceMinutes(5);
      expect((await finish(backend, body, result)).status).toBe(200);
    }
    const state = async () =>
      (await criterionOf(backend, ref, 'retrain.drill')).state;
    expect(await state()).toBe('pass');
    await backend.report(
      {
        entityRef: ref,
        criterion: 'retrain.run',
        outcome: 'pass',
        observedAt: inDays(-1),
        authors: ['oksana@example.com'],
      },
      'ci',
    );
    expect(await state()).toBe('fail');
    backend.setEntities(withData('external'));
    await backend.evaluate();
    expect(await state()).toBe('fail');
  });

  it('counts a failure from the time it was recorded', async () => {
    const backend = await begin();
    const [broken, good] = [await started(backend), await started(backend)];
    const endedAt = new Date().toISOString();
    advanceMinutes(10);
    expect((await finish(backend, good)).status).toBe(200);
    expect(await stateOf(backend)).toBe('pass');
    advanceMinutes(10);
    const { status } = await finish(backend, broken, { ...failed, endedAt });
    expect(status).toBe(200);
    expect(await stateOf(backend)).toBe('fail');
    // A correction counts as a record too.
    advanceMinutes(10);
    const [doubtful, better] = [await started(backend), await started(backend)];
    await finish(backend, doubtful);
    advanceMinutes(10);
    await finish(backend, better);
    expect(await stateOf(backend)).toBe('pass');
    advanceMinutes(10);
    const corrected = await backend
      .post(`/drills/${doubtful.id}/correct`, OKSANA)
      .send({ outcome: 'failed', reason: 'It was rolled back at night' });
    expect(corrected.status).toBe(200);
    expect(await stateOf(backend)).toBe('fail');
  });

  it('counts a failure after an earlier pass, even if a clock went back in between', async () => {
    const backend = await begin();
    advanceDays(2);
    await finish(backend, await started(backend));
    expect(await stateOf(backend)).toBe('pass');
    advanceDays(-1);
    await finish(backend, await started(backend), failed);
    expect(await stateOf(backend)).toBe('fail');
    advanceDays(2);
    await backend.evaluate();
    expect(await stateOf(backend)).toBe('fail');
    await finish(backend, await started(backend));
    expect(await stateOf(backend)).toBe('pass');
  });

  it('accepts an incident of the last 30 days with the runbook of that time', async () => {
    const backend = await begin();
    const read = async (version: string, at: number, seen: number) =>
      backend.knex('evidence').insert({
        digest: version,
        entity_ref: CHURN,
        criterion: 'recover.runbook-readable',
        source: 'document',
        reported_by: 'documents',
        outcome: 'pass',
        received_at: inDays(-at),
        observed_at: inDays(-seen),
        subject_version: version,
        declaration: 'docs/recover.md',
        detail: 'It can be followed',
        is_latest: seen === 0,
        revision: await nextRevision(backend),
      });
    advanceDays(40);
    await read('first', 30, 21);
    // Unchanged for 20 days, and read again each day.
    await read('second', 20, 0);
    await backend.evaluate();
    const { body: recent } = await incident(backend, 9);
    const { body } = await finish(backend, recent, {
      ...passed,
      endedAt: inDays(-8),
    });
    expect(body.assessments).toMatchObject([{ valid: true }]);
    const { body: before } = await incident(backend, 25);
    expect(
      (await finish(backend, before, { ...passed, endedAt: inDays(-24) })).body
        .assessments,
    ).toMatchObject([
      {
        valid: false,
        reasons: ['The runbook changed during the drill'],
      },
    ]);
    const old = await incident(backend, 31);
    expect([old.status, old.body.error.message]).toEqual([
      400,
      expect.stringContaining('expected a time in the last 30 days'),
    ]);
  });
});

async function nextRevision({ knex }: TestBackend): Promise<number> {
  const [{ revision }] = await knex('evaluation_state')
    .increment('revision', 1)
    .returning('revision');
  return revision;
}
