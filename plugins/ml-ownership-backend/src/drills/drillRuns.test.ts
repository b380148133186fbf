import {
  CollectedEvidence,
  EvidenceCollector,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { collectorModule } from '../__testUtils__/collectorModule';
import { criterionOf } from '../__testUtils__/criterionOf';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const PLATFORM = 'group:default/platform';

const passed = { outcome: 'passed', authorHelped: false };

onEachDatabase('runs of a drill', start => {
  /** What the collector reports of the model. */
  let piece: Partial<CollectedEvidence>;

  const collector: EvidenceCollector = {
    id: 'registry',
    title: 'Registry',
    source: 'observed',
    criteria: ['retrain.traceable'],
    kinds: ['Model'],
    interval: { hours: 1 },
    collect: async targets =>
      targets
        .filter(({ entityRef }) => entityRef === CHURN)
        .map(({ entityRef }) => ({
          entityRef,
          evidence: [
            {
              criterion: 'retrain.traceable',
              outcome: 'pass',
              detail: 'Version 2 comes from a run',
              subjectVersion: '2',
              ...piece,
            },
          ],
        })),
  };
  const runAt = (
    startedAt: string,
    endedAt?: string,
    actor = OKSANA,
  ): Partial<CollectedEvidence> => ({
    run: { actors: [actor], startedAt, endedAt },
  });

  const begin = async (): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({
      entities: towns(),
      features: [collectorModule([collector])],
    });
    await backend.evaluate();
    return backend;
  };
  const plan = (backend: TestBackend, body: object = {}) =>
    backend.post('/drills', OKSANA).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: PLATFORM,
      operators: [OKSANA],
      ...body,
    });
  const finish = (backend: TestBackend, id: string) =>
    backend.post(`/drills/${id}/finish`, OKSANA).send(passed);
  /** Whether Oksana is refused another drill, because she is an author. */
  const isRefused = async (backend: TestBackend) => {
    const { body, status } = await plan(backend);
    const message = body.error?.message ?? '';
    return (
      status === 400 && message.includes('user:default/oksana is an author')
    );
  };

  it.each([
    ['a User', OKSANA],
    ['an address', 'Oksana@example.com'],
  ])(
    'make no author of a participant whom the system knows as %s',
    async (_, actor) => {
      const backend = await begin();
      const { id } = await started(backend);
      piece = runAt('2026-11-20T12:00:30Z', '2026-11-20T12:01:30Z', actor);
      await backend.collect('registry');
      const { body } = await finish(backend, id);
      expect(body.assessments).toMatchObject([{ valid: true }]);
      expect((await criterionOf(backend, CHURN, 'recover.drill')).state).toBe(
        'pass',
      );
      expect(await isRefused(backend)).toBe(false);

      // The next reading of the same run, long after the drill.
      advanceDays(1);
      await backend.collect('registry');
      expect(await isRefused(backend)).toBe(false);
    },
  );

  it('make no author if they have not ended before the drill was abandoned', async () => {
    const backend = await begin();
    const { id } = await started(backend);
    piece = runAt('2026-11-20T12:01:00Z');
    await backend
      .post(`/drills/${id}/abandon`, OKSANA)
      .send({ reason: 'We are called away' });
    await backend.collect('registry');
    expect(await isRefused(backend)).toBe(false);
  });

  it('of the pipeline that produces the model make no author of the model', async () => {
    const backend = await begin();
    const { body, status } = await plan(backend, {
      entityRef: 'pipeline:default/churn-training',
    });
    expect([body, status]).toEqual([body, 201]);
    await backend.post(`/drills/${body.id}/start`, OKSANA).expect(200);
    piece = runAt('2026-11-20T12:00:30Z', '2026-11-20T12:01:30Z');
    await backend.collect('registry');
    expect(await isRefused(backend)).toBe(false);
  });

  it.each([
    [
      'by another member of the team',
      runAt(
        '2026-11-20T12:00:30Z',
        '2026-11-20T12:01:30Z',
        'user:default/hana',
      ),
      'user:default/hana',
    ],
    [
      'before the drill',
      runAt('2026-11-20T10:00:00Z', '2026-11-20T12:01:00Z'),
      OKSANA,
    ],
    [
      'whose code they wrote',
      {
        ...runAt('2026-11-20T12:00:30Z', '2026-11-20T12:01:30Z'),
        authors: [OKSANA],
      },
      OKSANA,
    ],
  ])('make an author %s', async (_, reported, author) => {
    const backend = await begin();
    await started(backend);
    piece = reported;
    await backend.collect('registry');
    expect(
      await backend
        .knex('authors')
        .where({ entity_ref: CHURN, source: 'registry' })
        .pluck('person'),
    ).toEqual([author]);
  });

  it('make an author after the drill', async () => {
    const backend = await begin();
    const { id } = await started(backend);
    await finish(backend, id);
    advanceDays(1);
    piece = runAt(inDays(-0.1), inDays(-0.05));
    await backend.collect('registry');
    expect(await isRefused(backend)).toBe(true);
  });

  it('make an author in a drill that was left open for weeks', async () => {
    const backend = await begin();
    await started(backend);
    advanceDays(15);
    piece = runAt(inDays(-0.1), inDays(-0.05));
    await backend.collect('registry');
    expect(await isRefused(backend)).toBe(true);
  });

  it('make an author in an incident, which is recorded afterwards', async () => {
    const backend = await begin();
    advanceDays(2);
    const { body } = await plan(backend, { startedAt: inDays(-1) });
    piece = runAt(inDays(-0.9), inDays(-0.8));
    await backend.collect('registry');
    const { body: finished } = await finish(backend, body.id);
    expect(finished.assessments).toMatchObject([
      { valid: false, reasons: ['oksana, a participant, is an author'] },
    ]);
    expect(await isRefused(backend)).toBe(true);
  });

  it('are rejected without a time', async () => {
    const backend = await begin();
    piece = runAt('yesterday');
    await backend.collect('registry');
    const { body } = await backend.get('/collectors/registry/gaps');
    expect(body.items).toMatchObject([
      {
        entityRef: CHURN,
        unchecked: [
          { reason: expect.stringContaining('run.startedAt is "yesterday"') },
        ],
      },
    ]);
  });
});
