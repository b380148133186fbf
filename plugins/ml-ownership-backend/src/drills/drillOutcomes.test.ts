import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { resolve } from 'node:path';
import { criterionOf } from '../__testUtils__/criterionOf';
import { started, towns } from '../__testUtils__/drills';
import { createTestDatabases } from '../__testUtils__/MigratedDatabases';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const PLATFORM = 'group:default/platform';
const TOMAS = 'user:default/tomas';

onEachDatabase('outcomes of a drill', start => {
  const begin = async (): Promise<TestBackend> => {
    const backend = await start({ entities: towns() });
    await backend.evaluate();
    return backend;
  };
  const post = (
    backend: TestBackend,
    { id }: Drill,
    action: string,
    body: object,
  ) => backend.post(`/drills/${id}/${action}`, OKSANA).send(body);
  const finish = (backend: TestBackend, drill: Drill, body: object) =>
    post(backend, drill, 'finish', { authorHelped: false, ...body });
  const statesOf = async (backend: TestBackend) => ({
    observe: (await criterionOf(backend, CHURN, 'observe.drill')).state,
    recover: (await criterionOf(backend, CHURN, 'recover.drill')).state,
  });

  it('count for their own ability only, and make a drill that passed in part', async () => {
    const backend = await begin();
    await backend
      .post('/handovers', TOMAS)
      .send({ entityRef: CHURN, toTeam: PLATFORM });
    const drill = await started(backend, [OKSANA], ['recover', 'observe']);
    const { body, status } = await finish(backend, drill, {
      outcomes: { observe: 'failed', recover: 'passed' },
    });
    expect([body.error, status]).toEqual([undefined, 200]);
    expect(body).toMatchObject({
      state: 'partly-passed',
      assessments: [
        { ability: 'observe', outcome: 'failed', valid: true, status: 'valid' },
        { ability: 'recover', outcome: 'passed', valid: true, status: 'valid' },
      ],
      allowedActions: ['correct', 'resolve-blocker'],
    });
    expect(await statesOf(backend)).toEqual({
      observe: 'fail',
      recover: 'pass',
    });
    expect(backend.notifications.at(-1)!.payload).toMatchObject({
      title: 'The churn: drill failed',
      description: expect.stringMatching(/^Abilities: observe\./),
    });
    const count = async (query: string) =>
      (await backend.get(`/drills?${query}`)).body.items.length;
    expect({
      'partly-passed': await count('state=partly-passed'),
      passed: await count('state=passed'),
      failed: await count('state=failed'),
    }).toEqual({ 'partly-passed': 1, passed: 0, failed: 0 });
    expect((await backend.get('/teams/default/platform')).body.drills).toEqual({
      passed: 0,
      partlyPassed: 1,
      failed: 0,
    });
    expect(
      (await backend.get('/handovers')).body.items[0].requiredDrills,
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ability: 'observe',
          satisfied: false,
          reason: 'The last drill of the team failed',
        }),
        expect.objectContaining({ ability: 'recover', satisfied: true }),
      ]),
    );
  });

  it('are not changed by a correction of another ability', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA], ['recover', 'observe']);
    expect(
      (await finish(backend, drill, { outcome: 'passed' })).body,
    ).toMatchObject({
      state: 'passed',
      assessments: [{ outcome: 'passed' }, { outcome: 'passed' }],
    });
    const correct = (body: object) =>
      post(backend, drill, 'correct', { reason: 'It was not so', ...body });
    expect((await correct({ failedAbilities: ['deploy'] })).body.error).toEqual(
      expect.objectContaining({
        message:
          'failedAbilities is "deploy", expected an ability of the drill: observe, recover',
      }),
    );
    expect(
      (await correct({ failedAbilities: ['observe'], authorHelped: true }))
        .body,
    ).toMatchObject({
      state: 'partly-passed',
      assessments: [
        { outcome: 'failed', valid: true },
        { outcome: 'passed', valid: false },
      ],
    });
    expect(await statesOf(backend)).toEqual({
      observe: 'fail',
      recover: 'unknown',
    });
    expect((await correct({ outcome: 'failed' })).body.state).toBe('failed');
    expect(await statesOf(backend)).toEqual({
      observe: 'fail',
      recover: 'fail',
    });
  });

  it('leave an abandoned ability as it was', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA], ['recover', 'observe']);
    const { body } = await finish(backend, drill, {
      outcomes: { observe: 'abandoned', recover: 'passed' },
    });
    expect(body).toMatchObject({
      state: 'partly-passed',
      assessments: [
        {
          ability: 'observe',
          outcome: 'abandoned',
          valid: false,
          reasons: ['It was abandoned, and is neither a pass nor a failure'],
        },
        { ability: 'recover', outcome: 'passed', valid: true },
      ],
    });
    expect(await statesOf(backend)).toEqual({
      observe: 'unknown',
      recover: 'pass',
    });
  });

  it('of an ability with a blocker are not abandoned', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA], ['recover', 'observe']);
    const blocker = { kind: 'blocker', text: 'No access to the board' };
    expect(
      (await post(backend, drill, 'entries', { ...blocker, ability: 'deploy' }))
        .body.error.message,
    ).toBe(
      'ability is "deploy", expected an ability of the drill: observe, recover',
    );
    await post(backend, drill, 'entries', { ...blocker, ability: 'observe' });
    const refused = await finish(backend, drill, {
      outcomes: { observe: 'abandoned', recover: 'passed' },
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringMatching(
        /^A blocker was reported for observe, so it cannot/,
      ),
    ]);
    // A blocker of no ability in particular concerns all of them.
    const concerned = await finish(backend, drill, {
      outcomes: { observe: 'failed', recover: 'abandoned' },
      blockers: [{ title: 'The VPN was down' }],
    });
    expect(concerned.status).toBe(409);
    const { body } = await finish(backend, drill, {
      outcomes: { observe: 'failed', recover: 'abandoned' },
      blockers: [{ title: 'The board is empty', ability: 'observe' }],
    });
    expect(body.state).toBe('failed');
    expect(
      body.entries
        .filter(({ kind }: { kind: string }) => kind === 'blocker')
        .map(({ ability }: { ability?: string }) => ability),
    ).toEqual(['observe', 'observe']);
    expect(await statesOf(backend)).toEqual({
      observe: 'fail',
      recover: 'unknown',
    });
  });

  it('are complete', async () => {
    const backend = await begin();
    const drill = await started(backend, [OKSANA], ['recover', 'observe']);
    const messageOf = async (body: object) =>
      (await finish(backend, drill, body)).body.error.message;
    expect(await messageOf({})).toBe(
      'outcome and outcomes are both missing, expected one of them',
    );
    expect(
      await messageOf({ outcome: 'passed', outcomes: { observe: 'passed' } }),
    ).toBe('outcome and outcomes are both present, expected one of them');
    expect(await messageOf({ outcomes: { observe: 'passed' } })).toBe(
      'outcomes is for observe, expected an outcome for each of observe, recover',
    );
    expect(
      await messageOf({ outcomes: { observe: 'passed', deploy: 'passed' } }),
    ).toBe(
      'outcomes is for observe, deploy, expected an outcome for each of observe, recover',
    );
    expect(
      await messageOf({
        outcomes: { observe: 'abandoned', recover: 'abandoned' },
      }),
    ).toMatch(/^Each outcome is abandoned/);
    expect((await backend.get(`/drills/${drill.id}`)).body.state).toBe(
      'running',
    );
  });
});

describe('the migration of outcomes', () => {
  const databases = createTestDatabases();

  it.each(databases.eachSupportedId())(
    'gives each ability the outcome of its drill, and back, on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const directory = resolve(__dirname, '../../migrations');
      const name = '20261130210000_drill_outcomes.js';
      await knex.migrate.latest({ directory });
      for (;;) {
        const { name: last } = await knex('knex_migrations')
          .orderBy('id', 'desc')
          .first();
        await knex.migrate.down({ directory });
        if (last === name) {
          break;
        }
      }
      const assessment = (ability: string, more: object = {}) => ({
        ability,
        valid: true,
        reasons: [],
        trace: 'attested',
        ...more,
      });
      const insert = (id: string, state: string, ...assessments: object[]) =>
        knex('drills').insert({
          id,
          entity_ref: CHURN,
          abilities: '["retrain","deploy"]',
          performing_team: PLATFORM,
          operators: '[]',
          state,
          is_incident: false,
          planned_by: OKSANA,
          planned_at: '2026-11-24T10:00:00.000Z',
          assessments: JSON.stringify(assessments),
        });
      const both = [assessment('retrain'), assessment('deploy')];
      await insert('passed', 'passed', ...both);
      await insert('failed', 'failed', ...both);
      await insert('running', 'running');
      const read = async () =>
        Object.fromEntries(
          (await knex('drills').select('id', 'state', 'assessments')).map(
            ({ id, state, assessments }) => [
              id,
              [state, JSON.parse(assessments)],
            ],
          ),
        );
      const before = await read();

      await knex.migrate.up({ directory, name });
      const withOutcome = (outcome: string) =>
        both.map(each => ({ ...each, outcome }));
      expect(await read()).toEqual({
        passed: ['passed', withOutcome('passed')],
        failed: ['failed', withOutcome('failed')],
        running: ['running', []],
      });
      await insert(
        'part',
        'partly-passed',
        assessment('retrain', { outcome: 'passed' }),
        assessment('deploy', { outcome: 'failed' }),
      );

      await knex.migrate.down({ directory, name });
      expect(await read()).toEqual({
        ...before,
        // The failure is kept; the pass counts for nothing.
        part: [
          'failed',
          [assessment('retrain', { valid: false }), assessment('deploy')],
        ],
      });
      await knex.destroy();
    },
  );
});
