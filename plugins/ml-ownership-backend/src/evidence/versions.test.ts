import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { collectorModule } from '../__testUtils__/collectorModule';
import { company, mlEntity, user } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const TRAINING = 'pipeline:default/churn-training';
const ADA = 'user:default/ada';
const COMMIT = '3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e4d6b8f01';

const CRITERIA = [
  'retrain.run',
  'retrain.tests',
  'observe.alerts',
  'observe.data-checks',
  'deploy.artifact',
  'deploy.run',
  'deploy.gate',
  'recover.previous-version',
  'recover.rollback-run',
];
const writers = (...subjects: string[]) => ({
  evidence: {
    writers: subjects.map(subject => ({ subject, criteria: CRITERIA })),
  },
});
const config = writers('external:ci', 'external:new-ci');

const item = (criterion: string, more: object = {}) => ({
  entityRef: CHURN,
  criterion,
  outcome: 'pass',
  observedAt: inDays(0),
  ...more,
});

onEachDatabase('evidence over time and versions', start => {
  const begin = async (
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: company(), config, ...options });
    await backend.evaluate();
    return backend;
  };
  const report = async (
    backend: TestBackend,
    body: object,
    subject?: string,
  ) => {
    const answer = await backend.report(body, subject);
    expect(answer.body.rejected).toEqual([]);
  };
  const stateOf = async (backend: TestBackend, id: string, ref = CHURN) =>
    (await criterionOf(backend, ref, id)).state;

  it('does not hide a fail behind a pass with a future date', async () => {
    const backend = await begin();
    const ahead = item('observe.alerts', {
      observedAt: new Date(Date.now() + 4 * 60_000).toISOString(),
    });
    await report(backend, ahead);
    expect(await stateOf(backend, 'observe.alerts')).toBe('pass');
    setClock(Date.now() + 60_000);
    await report(backend, item('observe.alerts', { outcome: 'fail' }));
    // A repeated report changes nothing.
    await report(backend, ahead);
    expect(await stateOf(backend, 'observe.alerts')).toBe('fail');
    advanceDays(1);
    expect(await stateOf(backend, 'observe.alerts')).toBe('fail');
  });

  it('counts a fail immediately after the clock was set back, and after it was corrected', async () => {
    const backend = await begin();
    await report(backend, item('observe.data-checks'));
    setClock('2026-11-20T13:30:00Z');
    await report(
      backend,
      item('observe.data-checks', { outcome: 'fail' }),
      'external:new-ci',
    );
    await report(backend, item('observe.alerts', { outcome: 'fail' }));
    const states = async () => {
      await backend.evaluate();
      return [
        await stateOf(backend, 'observe.data-checks'),
        await stateOf(backend, 'observe.alerts'),
      ];
    };
    expect(await states()).toEqual(['fail', 'fail']);
    setClock('2026-11-20T12:30:00Z');
    expect(await states()).toEqual(['fail', 'fail']);
    // A current report about an earlier time does not revoke it.
    await report(backend, item('observe.alerts'));
    expect(await states()).toEqual(['fail', 'fail']);
    setClock('2026-11-20T13:31:00Z');
    expect(await states()).toEqual(['fail', 'fail']);

    const other = await start({
      entities: company(),
      config,
      knex: backend.knex,
    });
    await other.evaluate();
    expect(await stateOf(other, 'observe.data-checks')).toBe('fail');
  });

  it('counts a pass with a future date from that date on', async () => {
    const backend = await begin();
    setClock('2026-11-20T13:30:00Z');
    await report(backend, item('observe.alerts'));
    setClock('2026-11-20T12:30:00Z');
    await backend.evaluate();
    expect(await stateOf(backend, 'observe.alerts')).toBe('unknown');
    expect((await scorecardOf(backend, CHURN)).nextChangeAt).toBe(
      '2026-11-20T13:25:00.000Z',
    );
    setClock('2026-11-20T13:25:00Z');
    await backend.evaluate();
    expect(await stateOf(backend, 'observe.alerts')).toBe('pass');
  });

  it('keeps the newest source if an old commit runs again', async () => {
    const backend = await begin();
    const tests = (version: string, outcome: string) =>
      item('retrain.tests', {
        entityRef: TRAINING,
        subjectVersion: version,
        outcome,
      });
    const state = () => stateOf(backend, 'retrain.tests', TRAINING);
    await report(backend, tests('commit-a', 'pass'));
    expect(await state()).toBe('pass');
    advanceDays(1);
    await report(backend, tests('commit-b', 'fail'));
    advanceDays(1);
    await report(backend, tests('commit-a', 'pass'));
    expect(await state()).toBe('fail');
    // Nor does a report by another writer, or on another criterion.
    await report(backend, tests('commit-a', 'pass'), 'external:new-ci');
    await report(
      backend,
      item('retrain.run', { entityRef: TRAINING, subjectVersion: 'commit-a' }),
    );
    expect(await state()).toBe('fail');
    expect(await stateOf(backend, 'retrain.run', TRAINING)).toBe('stale');
    advanceDays(1);
    await report(backend, tests('commit-a', 'pass'));
    await report(backend, tests('commit-b', 'pass'));
    expect(await state()).toBe('pass');
    advanceDays(1);
    await report(backend, tests('commit-c', 'pass'));
    expect(await criterionOf(backend, TRAINING, 'retrain.tests')).toMatchObject(
      { state: 'pass', currentVersion: 'commit-c' },
    );
  });

  it('determines the same current source in any order of runs', async () => {
    setClock('2026-11-20T12:00:00Z');
    const run = (version: string, days: number, outcome = 'pass') =>
      item('retrain.tests', {
        entityRef: TRAINING,
        subjectVersion: version,
        observedAt: inDays(days),
        outcome,
      });
    const runs = [
      run('a', -9),
      run('b', -8, 'fail'),
      run('a', -7),
      run('c', -6),
      run('b', -5),
      run('a', -4),
      run('c', -3, 'fail'),
      run('a', -2),
      run('b', -1),
    ];
    for (const step of [1, 2, 4, 5, 7, 8]) {
      const backend = await start({ entities: company(), config });
      await backend.evaluate();
      for (let index = 0; index < runs.length; index++) {
        await report(backend, runs[(index * step) % runs.length]);
      }
      expect([
        step,
        await criterionOf(backend, TRAINING, 'retrain.tests'),
      ]).toEqual([
        step,
        expect.objectContaining({ state: 'fail', currentVersion: 'c' }),
      ]);
    }
  });

  it('links the outputs of a pipeline to its source', async () => {
    const backend = await begin();
    const run = (entityRef: string, version: string) =>
      item('retrain.run', { entityRef, subjectVersion: version });
    await report(backend, run(TRAINING, 'commit-a'));
    await report(backend, run(CHURN, 'commit-a'));
    expect(await stateOf(backend, 'retrain.run')).toBe('pass');
    advanceDays(1);
    await report(
      backend,
      item('retrain.tests', {
        entityRef: TRAINING,
        subjectVersion: 'commit-b',
      }),
    );
    expect(await stateOf(backend, 'retrain.run')).toBe('stale');
    advanceDays(1);
    await report(backend, run(CHURN, 'commit-a'));
    expect(await stateOf(backend, 'retrain.run')).toBe('stale');
    await report(backend, run(CHURN, 'commit-b'));
    expect(await stateOf(backend, 'retrain.run')).toBe('pass');
  });

  it('keeps an attested approval until another version serves', async () => {
    const people = company().map(entity =>
      entity.metadata.name === 'churn'
        ? {
            ...entity,
            spec: {
              ...entity.spec,
              operations: { deploy: { approvers: ['user:default/ada'] } },
            },
          }
        : entity,
    );
    const backend = await begin({ entities: people });
    const serves = (version: string, subject?: string) =>
      report(
        backend,
        item('deploy.artifact', { subjectVersion: version }),
        subject,
      );
    const accept = async (more: object = {}) => {
      const { body } = await backend
        .post('/evidence', ADA)
        .send(item('deploy.acceptance', { detail: 'I accept it', ...more }));
      expect(body.rejected).toEqual([]);
    };
    const state = () => stateOf(backend, 'deploy.acceptance');
    await serves('7');
    advanceDays(1);
    const shown = await criterionOf(backend, CHURN, 'deploy.acceptance');
    expect(shown.currentVersion).toBe('7');
    await accept({ subjectVersion: shown.currentVersion });
    expect(await state()).toBe('pass');
    advanceDays(3);
    await serves('7');
    expect(await state()).toBe('pass');
    await serves('7', 'external:new-ci');
    await report(backend, item('deploy.run', { subjectVersion: '7' }));
    expect(await state()).toBe('pass');
    advanceDays(1);
    await serves('8');
    expect(await state()).toBe('stale');
    // After a rollback, the accepted version serves again.
    advanceDays(1);
    await serves('7');
    expect(await state()).toBe('pass');
    // Evidence without a version is about the serving version.
    advanceDays(1);
    await serves('9');
    await accept();
    advanceDays(2);
    await serves('9');
    expect(await state()).toBe('pass');
  });

  it('keeps when a version was first seen if a connector checks again', async () => {
    let version = '7';
    const backend = await begin({
      features: [
        collectorModule([
          {
            id: 'registry',
            title: 'The registry',
            source: 'observed',
            criteria: ['deploy.artifact'],
            interval: { hours: 1 },
            collect: async targets =>
              targets.map(({ entityRef }) => ({
                entityRef,
                evidence: [
                  {
                    criterion: 'deploy.artifact',
                    outcome: 'pass',
                    detail: `Version ${version} serves`,
                    subjectVersion: version,
                  },
                ],
              })),
          },
        ]),
      ],
    });
    await backend.collect('registry');
    advanceDays(1);
    await report(backend, item('deploy.gate', { subjectVersion: '7' }));
    await report(
      backend,
      item('recover.previous-version', { detail: 'Version 6 is kept' }),
    );
    for (let day = 0; day < 12; day++) {
      advanceDays(1);
      await backend.collect('registry');
    }
    expect(await stateOf(backend, 'deploy.gate')).toBe('pass');
    expect(await stateOf(backend, 'recover.previous-version')).toBe('pass');
    version = '8';
    advanceDays(1);
    await backend.collect('registry');
    expect(await stateOf(backend, 'deploy.gate')).toBe('stale');
    expect(await stateOf(backend, 'recover.previous-version')).toBe('stale');
  });

  it('expires all evidence', async () => {
    const backend = await begin({
      features: [
        collectorModule(
          [],
          [
            {
              id: 'acme.cost-tag',
              title: 'A cost tag is set',
              kinds: ['Model'],
              accepts: ['attested'],
              passesWhen: 'A cost tag is set.',
              why: 'Somebody pays.',
              remedy: { text: 'Set one.' },
            },
          ],
        ),
      ],
      entities: company().map(entity =>
        entity.metadata.name === 'platform'
          ? { ...entity, metadata: { ...entity.metadata, annotations: {} } }
          : entity,
      ),
      config: {
        evidence: {
          writers: [{ subject: 'external:ci', criteria: ['observe.on-call'] }],
        },
      },
    });
    await report(backend, item('observe.on-call'));
    const said = await backend
      .post('/evidence')
      .send(item('acme.cost-tag', { detail: 'It is set' }));
    expect(said.body.rejected).toEqual([]);
    const states = async () => {
      await backend.evaluate();
      const { criteria, extra } = await scorecardOf(backend, CHURN);
      return [...criteria, ...extra]
        .filter(({ id }) => ['observe.on-call', 'acme.cost-tag'].includes(id))
        .map(({ state }) => state);
    };
    expect(await states()).toEqual(['pass', 'pass']);
    advanceDays(29);
    expect(await states()).toEqual(['pass', 'pass']);
    advanceDays(1);
    expect((await states()).includes('pass')).toBe(false);
    const { items } = (await backend.get('/criteria')).body;
    for (const { accepts, maxAgeDays } of items) {
      expect(maxAgeDays !== undefined).toBe(
        accepts.some((source: string) => source !== 'catalog'),
      );
    }
  });

  it('accepts observed evidence that a criterion does not apply', async () => {
    const backend = await begin();
    const before = await scorecardOf(backend, CHURN);
    await report(backend, item('deploy.artifact', { subjectVersion: '1' }));
    await report(
      backend,
      item('recover.previous-version', {
        outcome: 'not-applicable',
        subjectVersion: '1',
        detail: 'Version 1 is the first',
      }),
    );
    const scorecard = await scorecardOf(backend, CHURN);
    expect(
      await criterionOf(backend, CHURN, 'recover.previous-version'),
    ).toEqual(
      expect.objectContaining({
        state: 'not-applicable',
        reason: 'Version 1 is the first',
        evidence: [
          expect.objectContaining({
            outcome: 'not-applicable',
            status: 'decisive',
          }),
        ],
      }),
    );
    expect(scorecard.coverage.applicable).toBe(before.coverage.applicable - 1);
    const { body } = await backend.get(
      '/scorecards/model/default/churn/evidence',
    );
    expect(body.items[0].outcome).toBe('not-applicable');

    // Not applicable only until the first version exists.
    advanceDays(1);
    await report(backend, item('deploy.artifact', { subjectVersion: '2' }));
    expect(await stateOf(backend, 'recover.previous-version')).toBe('stale');
    advanceDays(1);
    await report(
      backend,
      item('recover.previous-version', {
        outcome: 'fail',
        subjectVersion: '2',
      }),
    );
    expect(await stateOf(backend, 'recover.previous-version')).toBe('fail');

    const refused = await backend.report({
      items: [
        item('observe.alerts', { outcome: 'not-applicable' }),
        item('recover.previous-version', { outcome: 'unknown' }),
      ],
    });
    expect(refused.body.rejected).toEqual([
      expect.objectContaining({
        error: expect.objectContaining({
          message: expect.stringMatching(/observe.alerts always applies/),
        }),
      }),
      expect.anything(),
    ]);
    const person = await backend
      .post('/evidence')
      .send(item('ownership.access', { outcome: 'not-applicable' }));
    expect(person.body.rejected[0].error.message).toMatch(
      /only service tokens and collectors can report/,
    );
  });

  it('treats different spellings of versions and declarations as equal', async () => {
    const withWorkflow = (workflow: string) =>
      company().map(entity =>
        entity.metadata.name === 'churn'
          ? {
              ...entity,
              spec: { ...entity.spec, operations: { recover: { workflow } } },
            }
          : entity,
      );
    const backend = await begin({
      entities: withWorkflow('https://CI.test/rollback/'),
    });
    await report(
      backend,
      item('retrain.tests', { entityRef: TRAINING, subjectVersion: COMMIT }),
    );
    await report(
      backend,
      item('retrain.run', {
        entityRef: TRAINING,
        subjectVersion: COMMIT.slice(0, 8),
      }),
    );
    expect(await stateOf(backend, 'retrain.tests', TRAINING)).toBe('pass');
    expect(await stateOf(backend, 'retrain.run', TRAINING)).toBe('pass');
    // An old commit in another notation is not newer.
    advanceDays(1);
    await report(
      backend,
      item('retrain.tests', {
        entityRef: TRAINING,
        subjectVersion: 'b'.repeat(40),
        outcome: 'fail',
      }),
    );
    advanceDays(1);
    await report(
      backend,
      item('retrain.tests', {
        entityRef: TRAINING,
        subjectVersion: COMMIT.slice(0, 7).toUpperCase(),
      }),
    );
    expect(await stateOf(backend, 'retrain.tests', TRAINING)).toBe('fail');

    await report(backend, item('recover.rollback-run'));
    for (const workflow of [
      'https://ci.test/rollback',
      'HTTPS://ci.test:443/rollback/',
    ]) {
      backend.setEntities(withWorkflow(workflow));
      await backend.evaluate();
      expect([
        workflow,
        await stateOf(backend, 'recover.rollback-run'),
      ]).toEqual([workflow, 'pass']);
    }
    backend.setEntities(withWorkflow('https://ci.test/other'));
    await backend.evaluate();
    expect(await stateOf(backend, 'recover.rollback-run')).toBe('stale');
  });

  it('ignores a writer whose grant was removed, and uses the newest version of several writers', async () => {
    const backend = await begin();
    await report(backend, item('observe.data-checks', { outcome: 'fail' }));
    await report(backend, item('observe.data-checks'), 'external:new-ci');
    expect(await stateOf(backend, 'observe.data-checks')).toBe('fail');

    const later = await start({
      entities: company(),
      config: writers('external:new-ci'),
      knex: backend.knex,
    });
    await later.evaluate();
    expect(
      await criterionOf(later, CHURN, 'observe.data-checks'),
    ).toMatchObject({
      state: 'pass',
      evidence: expect.arrayContaining([
        expect.objectContaining({
          reportedBy: 'external:ci',
          status: 'not-accepted',
        }),
      ]),
    });
    // Granted again, the evidence counts again.
    const again = await start({
      entities: company(),
      config,
      knex: backend.knex,
    });
    await again.evaluate();
    expect(await stateOf(again, 'observe.data-checks')).toBe('fail');

    advanceDays(1);
    await report(
      again,
      item('observe.alerts', { outcome: 'fail', subjectVersion: 'rules-1' }),
    );
    advanceDays(1);
    await report(
      again,
      item('observe.alerts', { subjectVersion: 'rules-2' }),
      'external:new-ci',
    );
    expect(await stateOf(again, 'observe.alerts')).toBe('pass');
  });

  it('reports a loop on each of its members', async () => {
    const looped = [
      ...company().filter(
        ({ metadata }) => !['feature-build', 'events'].includes(metadata.name),
      ),
      user('lou', 'growth'),
      mlEntity('Pipeline', 'feature-build', { consumes: ['events'] }),
      mlEntity('Dataset', 'events', { derivedFrom: ['features'] }),
    ];
    const backend = await begin({ entities: looped });
    const members = [
      'dataset:default/events',
      'dataset:default/features',
      'pipeline:default/feature-build',
    ];
    const loopOf = async (ref: string) => {
      const { cycles, smells } = await scorecardOf(backend, ref);
      return {
        loop: smells.find(({ id }) => id === 'dependency-loop')?.refs,
        isOnCycle: cycles.flat().includes(ref),
      };
    };
    for (const ref of members) {
      expect([ref, await loopOf(ref)]).toEqual([
        ref,
        { loop: members, isOnCycle: true },
      ]);
    }
    expect((await loopOf(CHURN)).loop).toBeUndefined();
    expect((await scorecardOf(backend, CHURN)).cycles).not.toEqual([]);
    const listed = await backend.get('/scorecards?smell=dependency-loop');
    expect(listed.body.totalItems).toBe(3);

    backend.setEntities(company());
    await backend.evaluate();
    for (const ref of members) {
      expect(await loopOf(ref)).toEqual({ loop: undefined, isOnCycle: false });
    }
  });
});
