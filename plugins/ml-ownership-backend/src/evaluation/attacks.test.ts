import { Entity } from '@backstage/catalog-model';
import {
  advanceDays,
  advanceMinutes,
  inDays,
  setClock,
} from '../__testUtils__/clock';
import { mlEntity, user } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';
const ADA = 'user:default/ada';
const IVO = 'user:default/ivo';
const OKSANA = 'user:default/oksana';
const TOMAS = 'user:default/tomas';

const granting = (...criteria: string[]) => ({
  evidence: { writers: [{ subject: 'ci', criteria }] },
});

/** An entity as returned by the catalog: with a uid and its own location. */
const registered = (entity: Entity, uid = ''): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    uid: `${entity.kind} ${entity.metadata.name} ${uid}`,
    annotations: {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-location': `url:https://git.test/${entity.metadata.name}.yaml`,
    },
  },
});
const WORLD = towns().map(entity => registered(entity));
const named = (name: string) => (entity: Entity) =>
  entity.metadata.name === name;
const without = (name: string, entities = WORLD) =>
  entities.filter(entity => !named(name)(entity));
const changed = (name: string, spec: object, entities = WORLD) =>
  entities.map(entity =>
    named(name)(entity)
      ? { ...entity, spec: { ...entity.spec, ...spec } }
      : entity,
  );
const model = (spec: object) =>
  registered(
    fullyDeclaredEntity('Model', 'm', {
      trainedOn: ['features'],
      producedBy: ['churn-training'],
      ...spec,
    }),
  );

const become = async (backend: TestBackend, entities: Entity[]) => {
  advanceMinutes(5);
  backend.setEntities(entities);
  await backend.evaluate();
};
const stateOf = async (backend: TestBackend, criterion: string, ref = CHURN) =>
  (await criterionOf(backend, ref, criterion)).state;
const drilled = async (backend: TestBackend, outcome: 'passed' | 'failed') => {
  const { id } = await started(backend);
  const { body, status } = await backend
    .post(`/drills/${id}/finish`, OKSANA)
    .send({ outcome, authorHelped: false });
  expect([body, status]).toEqual([body, 200]);
};
const ask = async (backend: TestBackend, expiresAt: string) => {
  const { body } = await backend.post('/exemptions', ADA).send({
    entityRef: CHURN,
    criterion: 'retrain.runbook',
    reason: 'The runbook is being written',
    expiresAt,
  });
  return (person: string) =>
    backend.post(`/exemptions/${body.id}/approve`, person);
};
const plan = async (backend: TestBackend, operator: string) => {
  const { body, status } = await backend.post('/drills', OKSANA).send({
    entityRef: CHURN,
    abilities: ['recover'],
    performingTeam: 'group:default/platform',
    operators: [operator],
  });
  return body.error?.message ?? status;
};

interface Attack {
  attack: string;
  entities?: Entity[];
  config?: object;
  /** Performs the attack, and returns its result. */
  run: (backend: TestBackend, restart: Restart) => Promise<unknown>;
  right: unknown;
}
/** Starts another replica on the same database with another configuration. */
type Restart = (config: object) => Promise<TestBackend>;

const ATTACKS: Attack[] = [
  {
    attack: 'an approver leaves the owner for the moment of the approval',
    run: async backend => {
      const approve = await ask(backend, inDays(30));
      await become(backend, changed('tomas', { memberOf: ['search'] }));
      const { status } = await approve(TOMAS);
      await become(backend, WORLD);
      return [status, await stateOf(backend, 'retrain.runbook')];
    },
    right: [200, 'fail'],
  },
  {
    attack: 'an exemption ends in a time zone in which it is still today',
    run: async backend => {
      const approve = await ask(backend, '2026-11-21T03:00:00+14:00');
      await approve(OKSANA);
      const before = await stateOf(backend, 'retrain.runbook');
      advanceMinutes(60);
      return [before, await stateOf(backend, 'retrain.runbook')];
    },
    right: ['exempt', 'fail'],
  },
  {
    attack: 'one batch contains a fail and, twice, a pass',
    config: granting('observe.alerts'),
    run: async backend => {
      const items = ['fail', 'pass', 'pass'].map(outcome => ({
        entityRef: CHURN,
        criterion: 'observe.alerts',
        outcome,
        observedAt: inDays(0),
      }));
      const { body } = await backend.report({ items }, 'ci');
      return [body.stored, await stateOf(backend, 'observe.alerts')];
    },
    right: [2, 'fail'],
  },
  {
    attack:
      'another team claims to produce a model, to make its people authors',
    run: async backend => {
      const before = await scorecardOf(backend, CHURN);
      const claim = mlEntity('Pipeline', 'claim', {
        owner: 'group:default/search',
        authors: ['oksana'],
        produces: [CHURN],
      });
      await become(backend, [...WORLD, registered(claim)]);
      const after = await scorecardOf(backend, CHURN);
      return [
        await plan(backend, OKSANA),
        after.systemVerdict === before.systemVerdict,
        after.weakestLink?.entityRef === before.weakestLink?.entityRef,
      ];
    },
    right: [201, true, true],
  },
  {
    attack: 'an author is deleted, and comes back in another team',
    run: async backend => {
      const gone = changed('churn', { authors: ['tomas'] }, without('ada'));
      await become(backend, gone);
      advanceDays(40);
      await become(backend, [...gone, user('ada', 'platform')]);
      return plan(backend, ADA);
    },
    right: expect.stringContaining('is an author'),
  },
  {
    attack: 'a model becomes a dataset by its name, and a model again',
    run: async backend => {
      await drilled(backend, 'passed');
      const dataset = registered(
        mlEntity('Dataset', 'churn', {
          operations: { recover: { runbook: 'docs/recover.md' } },
        }),
      );
      await become(backend, [...without('churn'), dataset]);
      const then = await stateOf(
        backend,
        'recover.drill',
        'dataset:default/churn',
      );
      const churn = WORLD.find(named('churn'))!;
      await become(backend, [...without('churn'), registered(churn, 'again')]);
      return [then, await stateOf(backend, 'recover.drill')];
    },
    right: ['unknown', 'pass'],
  },
  {
    attack: 'a base model that no other team can run is unregistered',
    entities: [
      ...WORLD,
      registered(
        fullyDeclaredEntity('Model', 'base', { trainedOn: ['features'] }),
      ),
      model({ derivedFrom: ['base'] }),
    ],
    run: async backend => {
      await become(backend, [...WORLD, model({ derivedFrom: ['base'] })]);
      const ref = 'model:default/m';
      return [
        (await scorecardOf(backend, ref)).systemVerdict,
        await stateOf(backend, 'boundaries.contract', ref),
      ];
    },
    right: ['no', 'fail'],
  },
  {
    attack: 'a model is no longer trained on the dataset that failed',
    entities: [...WORLD, model({ trainedOn: ['features', 'events'] })],
    run: async backend => {
      const ref = 'model:default/m';
      await storeProof(
        backend.knex,
        'Model',
        'm',
        [],
        ['dataset:default/events', 'dataset:default/features'],
      );
      await backend.evaluate();
      const before = await stateOf(backend, 'retrain.drill', ref);
      await become(backend, [...WORLD, model({})]);
      return [before, await stateOf(backend, 'retrain.drill', ref)];
    },
    right: ['pass', 'stale'],
  },
  {
    attack: 'two models supersede each other',
    entities: changed('churn', { supersedes: ['model:default/next'] }),
    run: async (backend: TestBackend) => {
      await drilled(backend, 'failed');
      const next = registered(
        mlEntity('Model', 'next', { supersedes: [CHURN] }),
      );
      await become(backend, [...without('churn'), next]);
      return stateOf(backend, 'recover.drill', 'model:default/next');
    },
    right: 'fail',
  },
  {
    attack: 'the approver of a version is no longer an approver',
    entities: [...WORLD, model({})],
    run: async backend => {
      const ref = 'model:default/m';
      const accept = (person: string) =>
        backend.post('/evidence', person).send({
          entityRef: ref,
          criterion: 'deploy.acceptance',
          outcome: 'pass',
          observedAt: inDays(0),
        });
      await accept(TOMAS);
      const before = await stateOf(backend, 'deploy.acceptance', ref);
      await become(
        backend,
        changed('tomas', { memberOf: [] }, [...WORLD, model({})]),
      );
      const after = await stateOf(backend, 'deploy.acceptance', ref);
      const { body } = await accept(IVO);
      return [before, after, body.accepted];
    },
    right: ['pass', 'unknown', 0],
  },
  {
    attack: 'a grant is taken away, and given again after the evidence ended',
    config: granting('observe.alerts'),
    run: async (backend, restart) => {
      await backend.report(
        {
          entityRef: CHURN,
          criterion: 'observe.alerts',
          outcome: 'pass',
          observedAt: inDays(0),
        },
        'ci',
      );
      const states = [await stateOf(backend, 'observe.alerts')];
      for (const config of [{}, granting('observe.alerts')]) {
        const replica = await restart(config);
        await replica.evaluate();
        states.push(await stateOf(replica, 'observe.alerts'));
      }
      advanceDays(60);
      const late = await restart(granting('observe.alerts'));
      await late.evaluate();
      return [...states, await stateOf(late, 'observe.alerts')];
    },
    right: ['pass', 'unknown', 'pass', 'stale'],
  },
];

onEachDatabase('an attempt to get a better verdict', start => {
  it.each(ATTACKS)(
    'fails: $attack',
    async ({ entities = WORLD, config = {}, run, right }) => {
      setClock('2026-11-20T12:00:00Z');
      const options = { entities, config: { ...config } };
      const backend = await start(options);
      await backend.evaluate();
      const restart = (other: object) =>
        start({ ...options, config: { ...other }, knex: backend.knex });
      expect(await run(backend, restart)).toEqual(right);
    },
  );
});
