import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { inDays } from '../__testUtils__/clock';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const EVENTS = 'dataset:default/events';
const FEATURES = 'dataset:default/features';
const TRAINING = 'pipeline:default/churn-training';
const OTHER = 'dataset:default/other';

const CHECKS = 'observe.data-checks';

const item = (entityRef: string, criterion = CHECKS) => ({
  entityRef,
  criterion,
  outcome: 'pass',
  observedAt: inDays(-1),
});

onEachDatabase('grants of evidence writers', start => {
  const begin = (...writers: object[]) =>
    start({
      entities: [
        ...company(),
        mlEntity('Dataset', 'other', { system: 'elsewhere' }),
      ],
      config: {
        evidence: {
          writers: writers.map(grant => ({
            subject: 'external:ci',
            criteria: [CHECKS],
            ...grant,
          })),
        },
      },
    });

  it.each([
    [
      'an owner, by name or ref, without the groups under it',
      { owners: ['platform', 'Group:default/company'] },
      [EVENTS],
    ],
    [
      'a system',
      { systems: ['retention'] },
      [CHURN, EVENTS, FEATURES, TRAINING],
    ],
    ['entities', { entities: ['Model:churn', TRAINING] }, [CHURN, TRAINING]],
    [
      'an owner, and an entity besides',
      { owners: ['group:platform'], entities: [OTHER] },
      [EVENTS, OTHER],
    ],
    ['nothing in particular', {}, [CHURN, EVENTS, FEATURES, OTHER, TRAINING]],
  ])('allow a token to report %s', async (_, grant, expected) => {
    const backend = await begin(grant);
    await backend.evaluate();
    const refs = [CHURN, EVENTS, FEATURES, OTHER, TRAINING];
    const { body, status } = await backend.report({
      items: refs.map(ref => item(ref)),
    });
    expect(status).toBe(200);
    const rejected: number[] = body.rejected.map(
      ({ index }: { index: number }) => index,
    );
    expect(refs.filter((__, index) => !rejected.includes(index))).toEqual(
      expected,
    );
    expect(body.accepted).toBe(expected.length);
    const stored: string[] = await backend.knex('evidence').pluck('entity_ref');
    expect(stored.sort()).toEqual([...expected].sort());
  });

  it('apply to each item as a whole, and the error lists what is granted', async () => {
    const backend = await begin(
      { owners: ['platform'], entities: [CHURN] },
      { criteria: ['retrain.run'], systems: ['retention'] },
    );
    await backend.evaluate();
    const { body } = await backend.report({
      items: [
        item(EVENTS),
        item(TRAINING, 'retrain.run'),
        item(TRAINING),
        item(OTHER, 'retrain.run'),
        item('model:default/nobody'),
        item(CHURN, 'deploy.run'),
      ],
    });
    expect(body.accepted).toBe(2);
    expect(body.rejected).toEqual(
      [
        [
          2,
          `external:ci may not report ${CHECKS} of ${TRAINING}: mlOwnership.evidence.writers grants it for owners group:default/platform; entities ${CHURN}`,
        ],
        [
          3,
          `external:ci may not report retrain.run of ${OTHER}: mlOwnership.evidence.writers grants it for systems system:default/retention`,
        ],
        // The same answer as for an existing entity: a token does not learn which entities exist.
        [
          4,
          `external:ci may not report ${CHECKS} of model:default/nobody: mlOwnership.evidence.writers grants it for owners group:default/platform; entities ${CHURN}`,
        ],
        [
          5,
          `external:ci may not report deploy.run: mlOwnership.evidence.writers grants it ${CHECKS}, retrain.run`,
        ],
      ].map(([index, message]) => ({
        index,
        error: { name: 'NotAllowedError', message },
      })),
    );
  });

  it('end if the owner of an entity changes', async () => {
    const backend = await begin({ owners: ['platform'] });
    await backend.evaluate();
    expect((await backend.report(item(EVENTS))).body.accepted).toBe(1);
    backend.setEntities([
      ...company().filter(({ metadata }) => metadata.name !== 'events'),
      mlEntity('Dataset', 'events', { owner: 'group:default/growth' }),
    ]);
    expect((await backend.report(item(EVENTS))).body).toMatchObject({
      accepted: 0,
      rejected: [{ error: { name: 'NotAllowedError' } }],
    });
  });

  it('are validated on startup', async () => {
    for (const [grant, message] of [
      [
        { owners: [] },
        /grants no owners to external:ci, expected at least one/,
      ],
      [
        { owners: ['system:default/retention'] },
        /grants the owners "system:default\/retention" to external:ci, expected an entity ref such as "group:default\/my-team"/,
      ],
      [{ systems: ['a:b:c/d/e'] }, /grants the systems "a:b:c\/d\/e"/],
      [{ entities: ['churn'] }, /expected an entity ref such as "model/],
      [{ entities: ['component:default/churn'] }, /grants the entities/],
    ] as const) {
      await expect(begin(grant)).rejects.toThrow(message);
    }
  });
});
