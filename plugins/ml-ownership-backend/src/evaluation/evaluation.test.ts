import { Entity } from '@backstage/catalog-model';
import { Portfolio } from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { collectorModule } from '../__testUtils__/collectorModule';
import {
  company,
  group,
  manyModels,
  mlEntity,
  user,
} from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';
const config = {
  evidence: {
    writers: [
      {
        subject: 'external:ci',
        criteria: ['observe.alerts', 'observe.data-checks', 'retrain.run'],
      },
    ],
  },
};

const item = (entityRef: string, criterion: string, more: object = {}) => ({
  entityRef,
  criterion,
  outcome: 'pass',
  observedAt: inDays(-1),
  ...more,
});

/** Entities with one of them changed. */
function changed(
  entities: Entity[],
  name: string,
  spec: Record<string, unknown>,
): Entity[] {
  return entities.map(entity =>
    entity.metadata.name === name
      ? { ...entity, spec: { ...entity.spec, ...spec } as Entity['spec'] }
      : entity,
  );
}

/** Makes the database reject a scorecard, as if it crashed in the middle of a write. */
async function breakScorecard(knex: Knex, entityRef: string): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw(`create or replace function refuse() returns trigger as $$
      begin raise exception 'The database died'; end $$ language plpgsql`);
    await knex.raw(`create trigger refuse before insert or update on scorecards
      for each row when (new.entity_ref = '${entityRef}') execute function refuse()`);
    return;
  }
  for (const event of ['insert', 'update']) {
    await knex.raw(`create trigger refuse_${event} before ${event} on scorecards
      when new.entity_ref = '${entityRef}'
      begin select raise(abort, 'The database died'); end`);
  }
}

async function fixScorecards(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop trigger refuse on scorecards');
    return;
  }
  await knex.raw('drop trigger refuse_insert');
  await knex.raw('drop trigger refuse_update');
}

async function hashes(knex: Knex): Promise<Record<string, string>> {
  const rows = await knex('scorecards').select('entity_ref', 'hash');
  return Object.fromEntries(
    rows.map(row => [row.entity_ref, row.hash] as const).sort(),
  );
}

onEachDatabase('evaluation', (start, databaseId) => {
  const evaluationOf = async ({ get }: TestBackend) =>
    ((await get('/portfolio')).body as Portfolio).evaluation;

  /** Compares the scorecards with those of a backend that evaluates the same inputs for the first time. */
  const expectInLine = async (backend: TestBackend, entities: Entity[]) => {
    const fresh = await start({ entities, config });
    for (const table of ['evidence', 'exemptions']) {
      const rows = await backend.knex(table).select();
      for (let from = 0; from < rows.length; from += 400) {
        await fresh.knex(table).insert(rows.slice(from, from + 400));
      }
    }
    await fresh.evaluate();
    expect(await hashes(backend.knex)).toEqual(await hashes(fresh.knex));
    const edges = async ({ knex }: TestBackend) =>
      (await knex('edges').select('from_ref', 'to_ref', 'relation', 'origin'))
        .map(row => JSON.stringify(row))
        .sort();
    expect(await edges(backend)).toEqual(await edges(fresh));
    for (const table of ['teams', 'team_tree']) {
      expect((await readDatabase(backend.knex))[table]).toEqual(
        (await readDatabase(fresh.knex))[table],
      );
    }
  };

  it('writes no row in fifty evaluations without changes', async () => {
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    await backend.report({
      items: [
        item(CHURN, 'observe.alerts'),
        item(CHURN, 'observe.data-checks', { outcome: 'fail' }),
      ],
    });
    const exemption = await backend.post('/exemptions').send({
      entityRef: CHURN,
      criterion: 'recover.runbook',
      reason: 'It is being written',
      expiresAt: inDays(100),
    });
    await backend.post(
      `/exemptions/${exemption.body.id}/approve`,
      'user:default/oksana',
    );
    await backend.evaluate();
    const before = await readDatabase(backend.knex);
    const state = await backend.knex('evaluation_state').first();
    for (let run = 0; run < 50; run++) {
      await backend.evaluate();
    }
    expect(await readDatabase(backend.knex)).toEqual(before);
    expect(await backend.knex('evaluation_state').first()).toEqual({
      ...state,
      finished_at: expect.any(String),
      written_at: expect.any(String),
    });
  });

  it('propagates a change to its dependents only', async () => {
    let contract = 'pass';
    const reader: EvidenceCollector = {
      id: 'reader',
      title: 'Reader',
      source: 'document',
      criteria: ['data.contract'],
      kinds: ['Dataset'],
      interval: { hours: 1 },
      collect: async targets =>
        targets.map(({ entityRef }) => ({
          entityRef,
          evidence: [
            {
              criterion: 'data.contract',
              outcome: contract as 'pass',
              detail: `The contract is ${contract}`,
            },
          ],
        })),
    };
    const features = [collectorModule([reader])];
    setClock('2026-11-20T12:00:00Z');
    const entities = [
      ...changed(company(), 'events', { contract: 'events.yaml' }),
      ...manyModels(20),
      group('nobody'),
      mlEntity('Model', 'far', { derivedFrom: ['churn'] }),
    ];
    let now = entities;
    const backend = await start({ entities, config, features });
    await backend.evaluate();
    await backend.collect('reader');
    await backend.evaluate();
    const { knex } = backend;
    const touched = async (name: string, spec: Record<string, unknown>) => {
      now = changed(now, name, spec);
      backend.setEntities(now);
      advanceDays(0.001);
      const before = await hashes(knex);
      await backend.evaluate();
      const after = await hashes(knex);
      return {
        evaluated: (await evaluationOf(backend)).total,
        different: Object.keys(after).filter(ref => before[ref] !== after[ref]),
      };
    };

    expect(await touched('churn', { tier: 3 })).toEqual({
      // Entities upstream and downstream of it depend on it as well.
      evaluated: expect.any(Number),
      different: [CHURN],
    });
    expect((await evaluationOf(backend)).total).toBeLessThanOrEqual(4);
    expect(await touched('model-7', { versioning: 'x' })).toMatchObject({
      different: [],
    });
    expect(await touched('data-7', { versioning: 'delta' })).toEqual({
      evaluated: expect.any(Number),
      different: expect.arrayContaining([
        'model:default/model-7',
        'pipeline:default/pipeline-7',
      ]),
    });
    expect((await evaluationOf(backend)).total).toBeLessThanOrEqual(3);

    // A user leaves platform: only entities owned or operated by platform are affected.
    const owned = Object.keys(await hashes(knex)).filter(ref =>
      entities.some(
        ({ kind, metadata, spec }) =>
          `${kind.toLocaleLowerCase()}:default/${metadata.name}` === ref &&
          [spec?.owner, spec?.operatedBy].includes('group:default/platform'),
      ),
    );
    const left = await touched('oksana', { memberOf: [] });
    expect(left.different.sort()).toEqual(owned.sort());
    await touched('oksana', { memberOf: ['platform'] });

    // No entity depends on this group.
    const edge = await touched('nobody', { type: 'guild' });
    expect(edge.different).toEqual([]);

    // The contract of a shared dataset affects its consumers, and the Models at the end of the chain.
    const before = await hashes(knex);
    contract = 'fail';
    advanceDays(1);
    await backend.collect('reader');
    const after = await hashes(knex);
    expect(
      Object.keys(after).filter(ref => before[ref] !== after[ref]),
    ).toEqual(
      expect.arrayContaining([
        'dataset:default/events',
        'pipeline:default/feature-build',
      ]),
    );
    expect(
      (
        await criterionOf(
          backend,
          'pipeline:default/feature-build',
          'boundaries.contract',
        )
      ).reason,
    ).toMatch(/its contract does not pass/);
    await expectInLine(backend, now);
  });

  it('continues after an evaluation was killed, here or on another replica', async () => {
    const last = 'pipeline:default/pipeline-199';
    let entities = [...company(), ...manyModels(200)];
    const first = await start({ entities, config });
    const { knex } = first;
    await breakScorecard(knex, last);
    await expect(first.evaluate()).rejects.toThrow(/The database died/);
    expect((await evaluationOf(first)).state).toBe('failed');
    const half = Object.keys(await hashes(knex)).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(605);
    await fixScorecards(knex);
    const second = await start({ entities, config, knex });
    await second.evaluate();
    expect((await evaluationOf(second)).state).toBe('finished');
    expect(Object.keys(await hashes(knex))).toHaveLength(605);
    await expectInLine(second, entities);

    // Only a part is written while evidence has arrived, all entities have changed and one was removed.
    await breakScorecard(knex, last);
    entities = entities
      .filter(({ metadata }) => metadata.name !== 'model-0')
      .map(entity =>
        entity.apiVersion.startsWith('mlownership')
          ? { ...entity, spec: { ...entity.spec, lifecycle: 'deprecated' } }
          : entity,
      );
    first.setEntities(entities);
    second.setEntities(entities);
    await expect(first.evaluate()).rejects.toThrow(/The database died/);
    const reported = await second.report(item(CHURN, 'observe.alerts'));
    expect(reported.body).toMatchObject({ accepted: 1 });
    expect((await criterionOf(second, CHURN, 'observe.alerts')).state).toBe(
      'pass',
    );
    await expect(second.evaluate()).rejects.toThrow(/The database died/);
    await fixScorecards(knex);
    await second.evaluate();
    await expectInLine(second, entities);
    const changes = await knex('scorecard_changes').select();
    const state = await readDatabase(knex);
    await first.evaluate();
    expect(await readDatabase(knex)).toEqual(state);
    expect(await knex('scorecard_changes').select()).toEqual(changes);
  });

  it('continues after the database connection was lost', async () => {
    if (databaseId === 'SQLITE_3') {
      return;
    }
    const entities = [...company(), ...manyModels(400)];
    const backend = await start({ entities, config });
    const { knex } = backend;
    let writes = 0;
    const kill = ({ sql }: { sql: string }) => {
      if (/^insert into "scorecards"/.test(sql) && ++writes === 2) {
        knex
          .raw(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          )
          .catch(() => {});
      }
    };
    knex.on('query', kill);
    await expect(backend.evaluate()).rejects.toThrow();
    knex.removeListener('query', kill);
    await backend.evaluate();
    await expectInLine(backend, entities);
  });

  it('handles evidence, changes and evaluations on two replicas concurrently', async () => {
    let entities = [...company(), ...manyModels(30)];
    const one = await start({ entities, config });
    const two = await start({ entities, config, knex: one.knex });
    await Promise.all([one.evaluate(), two.evaluate()]);
    for (let round = 0; round < 6; round++) {
      entities = changed(entities, `data-${round}`, {
        versioning: 'delta',
        owner: round % 2 ? 'platform' : 'growth',
      });
      entities = changed(entities, 'tomas', {
        memberOf: round % 2 ? ['growth'] : ['platform'],
      });
      one.setEntities(entities);
      two.setEntities(entities);
      const answers = await Promise.all([
        one.evaluate(),
        two.report({
          items: Array.from({ length: 30 }, (_, index) =>
            item(`model:default/model-${index}`, 'observe.alerts', {
              outcome: (index + round) % 3 ? 'pass' : 'fail',
              observedAt: inDays(-1 + round / 100),
            }),
          ),
        }),
        one.report(item(CHURN, 'retrain.run', { subjectVersion: `c${round}` })),
        two.post(`/scorecards/model/default/model-${round}/evaluate`),
        one.post(`/scorecards/dataset/default/data-${round}/evaluate`),
        two.evaluate(),
      ]);
      for (const answer of answers) {
        expect(answer?.status ?? 200).toBe(200);
      }
    }
    await Promise.all([one.evaluate(), two.evaluate()]);
    await expectInLine(one, entities);
    const state = await readDatabase(one.knex);
    await two.evaluate();
    await one.evaluate();
    expect(await readDatabase(one.knex)).toEqual(state);
  });

  it('keeps evidence until it expires while the catalog is down', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: company(), config });
    await backend.evaluate();
    await backend.report(item(CHURN, 'observe.data-checks'));
    const before = await hashes(backend.knex);
    backend.failCatalogAfter(1);
    backend.setEntities([group('company')]);
    for (let run = 0; run < 3; run++) {
      advanceDays(0.5);
      await expect(backend.evaluate()).rejects.toThrow(
        'The catalog does not respond',
      );
    }
    expect(await hashes(backend.knex)).toEqual(before);
    expect((await evaluationOf(backend)).state).toBe('failed');
    // Read from the database, because the catalog does not answer requests for the scorecard either.
    const state = async () => {
      const { detail } = await backend
        .knex('scorecards')
        .where({ entity_ref: CHURN })
        .first('detail');
      return JSON.parse(detail).criteria.find(
        ({ id }: { id: string }) => id === 'observe.data-checks',
      );
    };
    expect((await state()).state).toBe('pass');
    advanceDays(7);
    await expect(backend.evaluate()).rejects.toThrow(
      'The catalog does not respond',
    );
    expect((await state()).state).toBe('stale');
    backend.failCatalogAfter(Infinity);
    backend.setEntities(company());
    await backend.evaluate();
    expect((await evaluationOf(backend)).state).toBe('finished');
    await expectInLine(backend, company());
  });

  it('handles a clock that jumps forwards and back', async () => {
    setClock('2026-11-20T12:00:00Z');
    const entities = [
      ...company(),
      fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['features'] }),
    ];
    const backend = await start({ entities, config });
    await backend.evaluate();
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.report({
      items: [
        item(CHURN, 'observe.alerts'),
        item(CHURN, 'observe.data-checks', { outcome: 'fail' }),
      ],
    });
    await backend.evaluate();
    const before = await hashes(backend.knex);
    const states = async () => {
      const { criteria } = await scorecardOf(backend, CHURN);
      return ['observe.alerts', 'observe.data-checks'].map(
        id => criteria.find(criterion => criterion.id === id)!.state,
      );
    };
    expect(await states()).toEqual(['pass', 'fail']);
    expect(
      (await scorecardOf(backend, 'pipeline:default/proven')).abilities.observe
        ?.level,
    ).toBe(4);

    advanceDays(400);
    await backend.evaluate();
    expect(await states()).toEqual(['stale', 'stale']);
    const stale = await scorecardOf(backend, 'pipeline:default/proven');
    expect(stale.verdict).not.toBe('yes');
    // A report under the wrong clock is dated by that clock.
    await backend.report(item(CHURN, 'observe.data-checks'));
    expect(await states()).toEqual(['stale', 'pass']);

    setClock('2026-11-20T12:05:00Z');
    await backend.evaluate();
    expect(await states()).toEqual(['pass', expect.not.stringMatching('pass')]);
    // A report under the right clock counts from then on.
    await backend.report(
      item(CHURN, 'observe.data-checks', {
        outcome: 'fail',
        observedAt: inDays(0),
        detail: 'It failed again',
      }),
    );
    expect(await states()).toEqual(['pass', 'fail']);
    await backend.report(
      item(CHURN, 'observe.data-checks', {
        outcome: 'fail',
        observedAt: inDays(-1),
      }),
    );
    const now = await hashes(backend.knex);
    expect({ ...now, [CHURN]: '' }).toEqual({ ...before, [CHURN]: '' });
  });

  it('evaluates everything again if the rules change, and reports the rules version', async () => {
    setClock('2026-11-20T12:00:00Z');
    const entities = company();
    const first = await start({ entities, config });
    await first.evaluate();
    await first.report(
      item(CHURN, 'observe.alerts', { observedAt: inDays(-10) }),
    );
    const { knex } = first;
    const versions = async () => knex('rules_versions').pluck('version');
    expect(await versions()).toEqual(['1']);

    advanceDays(1);
    const second = await start({
      entities,
      knex,
      config: {
        ...config,
        criteria: {
          'observe.alerts': { maxAgeDays: 5 },
          'retrain.runbook': { enabled: false },
        },
      },
    });
    await second.evaluate();
    const scorecard = await scorecardOf(second, CHURN);
    expect(scorecard.rulesVersion).toMatch(/^1\+[0-9a-f]{6}$/);
    const byId = new Map(scorecard.criteria.map(c => [c.id, c]));
    expect(byId.get('observe.alerts')!.state).toBe('stale');
    expect(byId.get('retrain.runbook')).toMatchObject({
      state: 'not-applicable',
      reason: expect.stringMatching(/disabled in this installation/i),
    });
    expect(await versions()).toEqual(['1', scorecard.rulesVersion]);
    expect(new Set(await knex('scorecards').pluck('rules_version'))).toEqual(
      new Set([scorecard.rulesVersion]),
    );
    const { items } = (await second.get('/criteria')).body;
    expect(
      items.find(({ id }: { id: string }) => id === 'observe.alerts'),
    ).toMatchObject({ maxAgeDays: 5, enabled: true });
    expect(
      items.find(({ id }: { id: string }) => id === 'retrain.runbook'),
    ).toMatchObject({ enabled: false });

    advanceDays(1);
    const third = await start({ entities, knex, config });
    await third.evaluate();
    expect((await criterionOf(third, CHURN, 'observe.alerts')).state).toBe(
      'pass',
    );
    expect(await versions()).toEqual(['1', scorecard.rulesVersion, '1']);
    await expectInLine(third, entities);

    for (const [criteria, message] of [
      [{ nonsense: {} }, /names "nonsense", expected the id of a criterion/],
      [{ 'observe.alerts': 7 }, /is 7, expected an object/],
      [{ 'observe.alerts': { enabled: 'no' } }, /enabled is "no"/],
      [{ 'observe.alerts': { maxAgeDays: 0 } }, /maxAgeDays is 0, expected/],
      [{ 'observe.alerts': { maxAgeDays: -1 } }, /maxAgeDays is -1/],
      [{ 'observe.alerts': { maxAgeDays: '7' } }, /maxAgeDays is "7"/],
      [{ 'observe.alerts': { maxAgeDays: 1e9 } }, /from 1 to 3650/],
    ] as const) {
      await expect(
        start({ entities: [], config: { criteria } as any }),
      ).rejects.toThrow(message);
    }
  });

  it('keeps the proof of an entity that left the catalog and came back unchanged', async () => {
    const entities = company().map(entity => ({
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          'backstage.io/managed-by-origin-location':
            'url:https://git.test/ml/catalog-info.yaml',
          ...entity.metadata.annotations,
        },
      },
    }));
    const backend = await start({ entities, config });
    await backend.evaluate();
    await backend.report(item(CHURN, 'observe.alerts'));
    const before = await hashes(backend.knex);
    backend.setEntities(
      entities.filter(({ metadata }) => metadata.name !== 'churn'),
    );
    await backend.evaluate();
    await backend.prune();
    expect((await backend.get('/scorecards?kind=model')).body.totalItems).toBe(
      0,
    );
    expect(
      (await backend.report(item(CHURN, 'observe.alerts'))).body.accepted,
    ).toBe(0);
    backend.setEntities(entities);
    await backend.evaluate();
    expect(await hashes(backend.knex)).toEqual(before);
    await expectInLine(backend, entities);
    const changes = await backend
      .knex('scorecard_changes')
      .where({ entity_ref: CHURN })
      .orderBy('id');
    expect(changes.map(({ removed }) => Boolean(removed))).toEqual([
      false,
      true,
      false,
    ]);
    expect(changes[2].previous_verdict).toBeNull();
  });

  it('reports the progress without blocking requests', async () => {
    const entities = [...company(), ...manyModels(1200)];
    const backend = await start({ entities, config });
    await backend.evaluate();
    backend.setEntities(
      entities.map(entity =>
        entity.apiVersion.startsWith('mlownership')
          ? { ...entity, spec: { ...entity.spec, tier: 3 } }
          : entity,
      ),
    );
    let done = false;
    const run = backend.evaluate().finally(() => {
      done = true;
    });
    const progress = () => backend.knex('evaluation_state').first();
    const askAll = async () => {
      const one = await backend.post(
        '/scorecards/pipeline/default/pipeline-1199/evaluate',
      );
      const { state } = await progress();
      const other = await backend.report(
        item('model:default/model-1198', 'observe.alerts'),
      );
      return { one, state, other };
    };
    const seen: { evaluated: number; total: number }[] = [];
    let asked: ReturnType<typeof askAll> | undefined;
    while (!done) {
      await new Promise(resolve => setTimeout(resolve, 5));
      const { state, evaluated, total } = await progress();
      if (state === 'running') {
        seen.push({ evaluated, total });
        asked ??= askAll();
      }
    }
    await run;
    const answers = (await asked)!;
    expect(answers.one.body.tier).toBe(3);
    expect(answers.other.body.accepted).toBe(1);
    // In SQLite, all requests share one connection with the evaluation.
    expect(
      databaseId === 'SQLITE_3' ? ['running', 'finished'] : ['running'],
    ).toContain(answers.state);
    const steps = seen.map(({ evaluated }) => evaluated);
    expect(new Set(steps).size).toBeGreaterThan(1);
    expect(steps).toEqual([...steps].sort((x, y) => x - y));
    expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([3605]));
    expect(await evaluationOf(backend)).toMatchObject({
      state: 'finished',
      total: 3605,
      evaluated: 3605,
    });
    expect((await backend.get('/scorecards?tier=3')).body.totalItems).toBe(
      3605,
    );
  });

  it('reads a cyclic group tree, users without groups, and owners that do not exist', async () => {
    const entities = [
      ...company(),
      group('ring-a', 'ring-b'),
      group('ring-b', 'ring-a'),
      user('solo'),
      mlEntity('Model', 'of-ring', { owner: 'ring-a' }),
      mlEntity('Model', 'of-nobody', { owner: 'nobody' }),
      mlEntity('Model', 'of-solo', {
        owner: 'user:solo',
        authors: ['user:solo'],
      }),
    ];
    const backend = await start({ entities, config });
    await backend.evaluate();
    for (const ref of ['of-ring', 'of-nobody', 'of-solo']) {
      expect(
        (await criterionOf(backend, `model:default/${ref}`, 'ownership.group'))
          .state,
      ).toBe('fail');
    }
    backend.setEntities([
      ...entities,
      user('one', 'ring-b'),
      user('two', 'ring-a'),
    ]);
    await backend.evaluate();
    expect(
      (await criterionOf(backend, 'model:default/of-ring', 'ownership.group'))
        .state,
    ).toBe('pass');
    await expectInLine(backend, [
      ...entities,
      user('one', 'ring-b'),
      user('two', 'ring-a'),
    ]);
  });
});
