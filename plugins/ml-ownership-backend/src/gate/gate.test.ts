import {
  Gate,
  NextStep,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import {
  fullyDeclaredEntity,
  storeProof,
} from '../__testUtils__/fullyDeclaredEntity';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const PROVEN = '/gate/pipeline/default/proven';
const CHURN = '/gate/model/default/churn';

onEachDatabase('gates', start => {
  const entities = () => [
    ...company(),
    fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
    fullyDeclaredEntity('Pipeline', 'proven', { consumes: ['clean'] }),
    fullyDeclaredEntity('Pipeline', 'open', { consumes: ['clean'] }),
    mlEntity('Dataset', 'holidays', { type: 'external' }),
    mlEntity('Model', 'trial', { lifecycle: 'experimental' }),
    fullyDeclaredEntity('Model', 'prototype', {
      lifecycle: 'experimental',
      trainedOn: ['clean'],
      producedBy: ['proven'],
    }),
  ];

  it('pass what is proven, and nothing else', async () => {
    const backend = await start({ entities: entities() });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await storeProof(backend.knex, 'Pipeline', 'open', ['recover.drill']);
    await backend.evaluate();
    const ask = async (path: string): Promise<Gate> => {
      const { body, status } = await backend.get(path);
      expect([path, status]).toEqual([path, 200]);
      return body;
    };
    for (const query of [
      '',
      '?verdict=yes',
      '?level=4',
      '?ability=recover',
      '?ability=recover&level=4&verdict=yes',
    ]) {
      expect(await ask(`${PROVEN}${query}`)).toMatchObject({
        entityRef: 'pipeline:default/proven',
        passes: true,
        verdict: 'yes',
        level: 4,
        nextSteps: [],
      });
    }

    const open = '/gate/pipeline/default/open';
    const recover = await ask(`${open}?ability=recover`);
    expect(recover).toMatchObject({
      ability: 'recover',
      required: { verdict: 'yes' },
      passes: false,
      verdict: 'unproven',
      level: 3,
      message:
        'pipeline:default/open, recover: unproven at level 3, required yes',
      nextStepsFor: 'pipeline:default/open',
    });
    expect(recover.reason).toMatch(
      /^Unproven: no criterion fails, but 1 of \d+ has no evidence yet\.$/,
    );
    expect(recover.nextSteps).toMatchObject([
      { criterion: 'recover.drill', action: 'drill' },
    ]);
    for (const [query, passes] of [
      ['', false],
      ['?verdict=unproven', true],
      ['?level=3', true],
      ['?level=4', false],
      ['?level=3&verdict=yes', false],
      ['?level=3&verdict=unproven', true],
      ['?ability=retrain', true],
      ['?ability=recover&level=3', true],
    ] as const) {
      const gate = await ask(`${open}${query}`);
      expect([query, gate.passes]).toEqual([query, passes]);
      expect(gate.nextSteps.length > 0).toBe(!passes);
    }

    // What nobody looked at, and what nobody asks for, passes as little as a failure.
    for (const [path, verdict] of [
      [CHURN, 'no'],
      [`${CHURN}?verdict=unproven`, 'no'],
      ['/gate/model/default/trial', 'not-in-scope'],
      ['/gate/model/default/trial?verdict=unproven', 'not-in-scope'],
    ]) {
      const gate = await ask(path);
      expect([path, gate.passes, gate.verdict]).toEqual([path, false, verdict]);
    }
    expect(await ask('/gate/dataset/default/holidays?ability=observe')).toEqual(
      expect.objectContaining({ passes: false }),
    );
    const other = await backend.get(
      '/gate/dataset/default/holidays?ability=deploy',
    );
    expect([other.status, other.body.error.message]).toEqual([
      400,
      'deploy does not apply to dataset:default/holidays; it applies to observe, recover',
    ]);
  });

  it('do not pass an entity that is not in scope, whatever its level', async () => {
    const backend = await start({ entities: entities() });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await storeProof(
      backend.knex,
      'Model',
      'prototype',
      ['deploy.run', 'deploy.artifact'],
      ['clean'],
    );
    await backend.evaluate();
    const scorecard = await backend.get('/scorecards/model/default/prototype');
    expect(scorecard.body.abilities.recover.level).toBeGreaterThanOrEqual(3);
    for (const query of [
      '',
      '?level=1',
      '?level=2',
      '?level=3',
      '?ability=recover&level=3',
      '?ability=recover&verdict=unproven',
    ]) {
      const { body } = await backend.get(
        `/gate/model/default/prototype${query}`,
      );
      expect([query, body]).toEqual([
        query,
        expect.objectContaining({
          passes: false,
          verdict: 'not-in-scope',
          reason: 'Not in scope: experimental and not serving.',
        }),
      ]);
    }
  });

  it('name the steps of the weakest link of a Model', async () => {
    const backend = await start({
      entities: [
        ...entities(),
        fullyDeclaredEntity('Model', 'ranker', {
          trainedOn: ['clean'],
          producedBy: ['proven'],
        }),
      ],
    });
    await backend.evaluate();
    await storeProof(backend.knex, 'Model', 'ranker', [], ['clean']);
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();
    const { body } = await backend.get('/gate/model/default/ranker');
    expect(body).toMatchObject({
      passes: false,
      weakestLink: { entityRef: 'dataset:default/clean' },
      nextStepsFor: 'dataset:default/clean',
    });
    const clean = await backend.get('/scorecards/dataset/default/clean');
    expect(body.nextSteps).toEqual(clean.body.nextSteps);
    const own = await backend.get(
      '/gate/model/default/ranker?ability=deploy&level=1',
    );
    expect(own.body).toMatchObject({ ability: 'deploy', passes: true });
    expect(own.body.weakestLink).toBeUndefined();
  });

  it('do not pass an entity before its first evaluation', async () => {
    const backend = await start({ entities: entities() });
    for (const query of ['', '?level=1', '?verdict=unproven&ability=retrain']) {
      const { body } = await backend.get(`${PROVEN}${query}`);
      expect(body).toMatchObject({
        passes: false,
        verdict: 'not-assessed',
        reason: 'Not assessed yet.',
        nextSteps: [] as NextStep[],
      });
    }
  });

  it('are limited to what the caller may read', async () => {
    const backend = await start({
      entities: entities(),
      hidden: ['model:default/churn'],
    });
    await backend.evaluate();
    expect((await backend.get(CHURN)).status).toBe(200);
    const hidden = await backend.get(CHURN, OUTSIDER);
    const missing = await backend.get('/gate/model/default/nothing', OUTSIDER);
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.body.error.message).toBe(
      missing.body.error.message.replace('nothing', 'churn'),
    );
    expect((await backend.get('/gate/group/default/growth')).status).toBe(404);
    expect((await backend.anonymous(CHURN)).status).toBe(401);
    const denied = await start({
      entities: entities(),
      denied: ['ml-ownership.scorecard.read'],
    });
    expect((await denied.get(CHURN)).status).toBe(403);
  });
});
