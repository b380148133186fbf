import { Entity } from '@backstage/catalog-model';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(120_000);

const MODEL = 'model:default/m';
const DATASET = 'dataset:default/ext';
const ADA = 'user:default/ada';
const TOMAS = 'user:default/tomas';
const OKSANA = 'user:default/oksana';
const OTTO = 'user:default/otto';

/** A proven Model of growth with its Pipeline, trained on a Dataset of platform that has a contract. */
const supplyChain = (dataset: Record<string, unknown> = {}): Entity[] => [
  ...company(),
  fullyDeclaredEntity('Dataset', 'ext', {
    owner: 'group:default/platform',
    producedBy: ['p0'],
    ...dataset,
  }),
  fullyDeclaredEntity('Pipeline', 'p', { consumes: ['ext'] }),
  fullyDeclaredEntity('Model', 'm', {
    operatedBy: 'group:default/platform',
    trainedOn: ['ext'],
    producedBy: ['p'],
  }),
];

onEachDatabase('verdict integrity', start => {
  const begin = async (
    entities: Entity[],
    options: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities, ...options });
    await storeProof(backend.knex, 'Dataset', 'ext');
    await storeProof(backend.knex, 'Pipeline', 'p');
    await storeProof(backend.knex, 'Model', 'm', [], [DATASET]);
    await backend.evaluate();
    return backend;
  };

  describe('an exemption of an entity of another team', () => {
    const open = () => begin(supplyChain({ freshness: undefined }));
    const ask = (backend: TestBackend, person: string) =>
      backend.post('/exemptions', person).send({
        entityRef: DATASET,
        criterion: 'data.freshness',
        reason: 'We know how fresh it is',
        expiresAt: inDays(20),
      });

    it('can be requested only by its owner or operator', async () => {
      const backend = await open();
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        systemVerdict: 'no',
      });
      for (const stranger of [ADA, TOMAS]) {
        const { status, body } = await ask(backend, stranger);
        expect([status, body.error.message]).toEqual([
          403,
          `${stranger} belongs neither to the owner nor to the operating group of ${DATASET}. A member of group:default/platform has to request the exemption`,
        ]);
      }
      expect((await ask(backend, OKSANA)).status).toBe(201);
    });

    it('does not pass for its dependents: level 3 at most, unproven, and marked', async () => {
      const backend = await open();
      const { body } = await ask(backend, OKSANA);
      const approved = await backend.post(
        `/exemptions/${body.id}/approve`,
        TOMAS,
      );
      expect(approved.status).toBe(200);
      await backend.evaluate();
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        verdict: 'yes',
        level: 4,
        systemVerdict: 'unproven',
        systemLevel: 3,
        weakestLink: {
          entityRef: DATASET,
          reasonText: expect.stringContaining('(exempt for now)'),
          reason: {
            type: 'contract',
            criteria: ['data.freshness'],
            exempt: ['data.freshness'],
          },
        },
      });
    });

    it('is listed beside a worse weakest link, and only counted if the reader may not read it', async () => {
      const backend = await begin(supplyChain({ freshness: undefined }), {
        hidden: [DATASET],
      });
      const { body } = await ask(backend, OKSANA);
      await backend.post(`/exemptions/${body.id}/approve`, TOMAS);
      const planned = await backend.post('/drills', OKSANA).send({
        entityRef: MODEL,
        abilities: ['recover'],
        performingTeam: 'group:default/platform',
        operators: [OKSANA],
      });
      const drill = `/drills/${planned.body.id}`;
      await backend.post(`${drill}/start`, OKSANA);
      await backend
        .post(`${drill}/finish`, OKSANA)
        .send({ outcome: 'failed', authorHelped: false });
      await backend.evaluate();
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        systemVerdict: 'no',
        systemLevel: 3,
        weakestLink: { entityRef: MODEL, reason: { type: 'failing' } },
        systemExemptions: {
          count: 1,
          edges: [
            {
              entityRef: DATASET,
              title: 'The ext',
              criteria: ['data.freshness'],
            },
          ],
        },
      });
      expect(
        (await scorecardOf(backend, MODEL, OUTSIDER)).systemExemptions,
      ).toEqual({ count: 1, edges: [] });
      expect(await scorecardOf(backend, DATASET)).not.toHaveProperty(
        'systemExemptions',
      );
    });
  });

  it('names the ability of the reason of the weakest link', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({
      entities: supplyChain(),
      config: {
        evidence: { writers: [{ subject: 'ci', criteria: ['deploy.gate'] }] },
      },
    });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'ext');
    await storeProof(backend.knex, 'Pipeline', 'p');
    await storeProof(
      backend.knex,
      'Model',
      'm',
      ['deploy.gate', 'recover.runbook-readable'],
      [DATASET],
    );
    const { body } = await backend.report(
      {
        entityRef: MODEL,
        criterion: 'deploy.gate',
        outcome: 'fail',
        observedAt: inDays(0),
      },
      'ci',
    );
    expect(body).toMatchObject({ accepted: 1 });
    await backend.evaluate();
    expect(await scorecardOf(backend, MODEL)).toMatchObject({
      abilities: { recover: { level: 1 }, deploy: { level: 2 } },
      weakestLink: {
        entityRef: MODEL,
        reason: { criteria: ['deploy.gate'] },
        ability: 'deploy',
      },
    });
  });

  it.each(['data.freshness', 'observe.on-call', 'data.contract'])(
    'does not require %s of an edge if it is disabled',
    async criterion => {
      const lacking: Record<string, Record<string, unknown>> = {
        'data.freshness': { freshness: undefined },
        'data.contract': { contract: undefined },
        'observe.on-call': {},
      };
      const entities = supplyChain(lacking[criterion]).map(entity =>
        criterion === 'observe.on-call' && entity.kind === 'Group'
          ? {
              ...entity,
              metadata: {
                ...entity.metadata,
                annotations:
                  entity.metadata.name === 'platform'
                    ? {}
                    : entity.metadata.annotations,
              },
            }
          : entity,
      );
      const backend = await begin(entities, {
        config: { criteria: { [criterion]: { enabled: false } } },
      });
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        weakestLink: { entityRef: MODEL },
        systemVerdict: 'yes',
        systemLevel: 4,
      });
    },
  );

  describe('external data', () => {
    it('is not external if a pipeline of the catalog produces it', async () => {
      const backend = await begin(
        supplyChain({ type: 'external', operations: {} }),
      );
      expect(
        await criterionOf(backend, DATASET, 'retrain.runbook'),
      ).toMatchObject({
        state: 'fail',
      });
    });

    it('has to recover from a failed drill of its own', async () => {
      const entities = supplyChain({ owner: 'group:default/growth' });
      const backend = await begin(entities);
      await backend.knex('drills').where({ entity_ref: DATASET }).delete();
      const planned = await backend.post('/drills', OKSANA).send({
        entityRef: DATASET,
        abilities: ['retrain'],
        performingTeam: 'group:default/platform',
        operators: [OKSANA],
      });
      expect([planned.body, planned.status]).toEqual([planned.body, 201]);
      const drill = `/drills/${planned.body.id}`;
      await backend.post(`${drill}/start`, OKSANA);
      const failed = await backend
        .post(`${drill}/finish`, OKSANA)
        .send({ outcome: 'failed', authorHelped: false });
      expect(failed.status).toBe(200);
      backend.setEntities(
        supplyChain({
          owner: 'group:default/growth',
          producedBy: [],
          type: 'external',
        }),
      );
      await backend.evaluate();
      expect(
        await criterionOf(backend, DATASET, 'retrain.drill'),
      ).toMatchObject({
        state: 'fail',
      });
      expect(await scorecardOf(backend, DATASET)).toMatchObject({
        verdict: 'no',
        abilities: { retrain: { verdict: 'no' } },
      });
      // Allows a later drill to pass.
      const again = await backend.post('/drills', OKSANA).send({
        entityRef: DATASET,
        abilities: ['retrain'],
        performingTeam: 'group:default/platform',
        operators: [OKSANA],
      });
      expect([again.body, again.status]).toEqual([again.body, 201]);
    });
  });

  it.each(['deploy.run', 'deploy.artifact'])(
    'includes an experimental model in the scope while %s shows that it serves',
    async criterion => {
      setClock('2026-11-20T12:00:00Z');
      const backend = await start({
        entities: [
          ...company(),
          mlEntity('Model', 'm', { lifecycle: 'experimental' }),
        ],
        config: {
          evidence: { writers: [{ subject: 'ci', criteria: [criterion] }] },
        },
      });
      await backend.evaluate();
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        verdict: 'not-in-scope',
      });
      const report = await backend.report(
        {
          entityRef: MODEL,
          criterion,
          outcome: 'pass',
          observedAt: inDays(0),
          expiresAt: inDays(10),
        },
        'ci',
      );
      expect(report.body).toMatchObject({ accepted: 1 });
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        verdict: 'no',
        systemVerdict: 'no',
      });
      advanceDays(10);
      await backend.evaluate();
      expect(await scorecardOf(backend, MODEL)).toMatchObject({
        verdict: 'not-in-scope',
      });
    },
  );

  it('accepts an approver only while they are declared', async () => {
    setClock('2026-11-20T12:00:00Z');
    const withApprovers = (approvers: string[]) => [
      ...company(),
      mlEntity('Model', 'm', { operations: { deploy: { approvers } } }),
    ];
    const backend = await start({ entities: withApprovers([OTTO]) });
    await backend.evaluate();
    const accepted = await backend.post('/evidence', OTTO).send({
      entityRef: MODEL,
      criterion: 'deploy.acceptance',
      outcome: 'pass',
      observedAt: inDays(0),
    });
    expect(accepted.body).toMatchObject({ accepted: 1 });
    const read = () => criterionOf(backend, MODEL, 'deploy.acceptance');
    expect(await read()).toMatchObject({ state: 'pass' });
    backend.setEntities(withApprovers(['group:default/growth']));
    await backend.evaluate();
    expect(await read()).toMatchObject({
      state: 'unknown',
      evidence: [
        {
          status: 'not-accepted',
          detail: expect.stringContaining(
            'spec.operations.deploy.approvers no longer names them',
          ),
        },
      ],
    });
  });

  it('treats placeholders of any language as undeclared', async () => {
    const texts = [
      ...['TODO: write it', 'FIXME', 'tbc', 'to be defined', '.', 'x', '—'],
      ...['N.A.', 'noch offen', 'à définir', 'pendiente', '未定'],
    ];
    const entities = texts.flatMap((text, index) => {
      const model = fullyDeclaredEntity('Model', `m${index}`, {
        trainedOn: [`d${index}`],
        operations: {
          retrain: { runbook: text, trigger: text },
          observe: { dashboards: [text], feedback: text },
        },
        boundaries: {
          platformResponsibilities: text,
          versionedTogether: [text],
        },
      });
      model.metadata.annotations = { 'pagerduty.com/service-id': text };
      return [
        model,
        fullyDeclaredEntity('Dataset', `d${index}`, {
          versioning: text,
          contract: text,
        }),
      ];
    });
    const backend = await start({
      entities: [
        ...company().map(entity =>
          entity.kind === 'Group'
            ? { ...entity, metadata: { ...entity.metadata, annotations: {} } }
            : entity,
        ),
        ...entities,
      ],
    });
    await backend.evaluate();
    const declarations = [
      'boundaries.platform',
      'deploy.versioned-together',
      'observe.dashboard',
      'observe.feedback',
      'observe.on-call',
      'retrain.inputs-versioned',
      'retrain.runbook',
      'retrain.trigger',
    ];
    for (const index of texts.keys()) {
      const { criteria } = await scorecardOf(
        backend,
        `model:default/m${index}`,
      );
      expect([
        texts[index],
        criteria
          .filter(
            ({ id, state }) => declarations.includes(id) && state === 'fail',
          )
          .map(({ id }) => id)
          .sort(),
      ]).toEqual([texts[index], declarations]);
    }
  });
});
