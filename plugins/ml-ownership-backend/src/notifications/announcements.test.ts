import { Entity } from '@backstage/catalog-model';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectorModule } from '../__testUtils__/collectorModule';
import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import {
  storeProof,
  fullyDeclaredEntity,
} from '../__testUtils__/fullyDeclaredEntity';

jest.setTimeout(120_000);

const PROVEN = 'pipeline:default/proven';
const config = {
  evidence: {
    writers: [
      { subject: 'external:ci', criteria: ['observe.alerts', 'retrain.tests'] },
    ],
  },
};

/** A pipeline and its dataset, both proven by another team. */
function provenCompany(spec: Record<string, unknown> = {}): Entity[] {
  return [
    ...company(),
    fullyDeclaredEntity('Dataset', 'clean', { producedBy: ['proven'] }),
    fullyDeclaredEntity('Pipeline', 'proven', {
      consumes: ['clean'],
      operatedBy: 'group:default/platform',
      ...spec,
    }),
  ];
}

const failure = (more: object = {}) => ({
  entityRef: PROVEN,
  criterion: 'observe.alerts',
  outcome: 'fail',
  observedAt: inDays(0),
  detail: 'No alert rule routes to them',
  ...more,
});

onEachDatabase('notifications', start => {
  const begin = async (
    entities: Entity[] = provenCompany(),
    more: Partial<Parameters<typeof start>[0]> = {},
  ): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities, config, ...more });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();
    expect(backend.events).toEqual([]);
    expect(backend.notifications).toEqual([]);
    advanceDays(1);
    return backend;
  };

  it('notify owner and operator once of a worse verdict', async () => {
    const backend = await begin();
    const replica = await start({
      entities: provenCompany(),
      config,
      knex: backend.knex,
    });
    await replica.evaluate();
    await Promise.all([
      backend.report(failure()),
      backend.evaluate(),
      replica.evaluate(),
    ]);
    for (let run = 0; run < 5; run++) {
      advanceDays(0.01);
      await Promise.all([backend.evaluate(), replica.evaluate()]);
    }
    expect([...backend.events, ...replica.events]).toEqual([
      {
        topic: 'ml-ownership.regression',
        eventPayload: {
          entityRef: PROVEN,
          type: 'regression',
          title: 'The proven',
          from: { verdict: 'yes', level: 4 },
          to: { verdict: 'unproven', level: 2 },
          reason: expect.stringMatching(
            /^Its alerts do not reach the operating group: .*No alert rule routes to them/,
          ),
        },
      },
    ]);
    expect([...backend.notifications, ...replica.notifications]).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['group:default/growth', 'group:default/platform'],
        },
        payload: {
          title: 'The proven: verdict changed from yes to unproven',
          description: expect.stringMatching(
            /^Its alerts do not reach the operating group: .*No alert rule routes to them/,
          ),
          severity: 'normal',
          link: '/catalog/default/pipeline/proven/handover',
          topic: 'ml-ownership.regression',
          scope: expect.any(String),
        },
      },
    ]);

    // An improvement is not announced; a second regression is.
    await backend.report(failure({ outcome: 'pass', observedAt: inDays(0) }));
    expect([...backend.events, ...replica.events]).toHaveLength(1);
    advanceDays(0.01);
    await backend.report(failure({ detail: 'Gone again' }));
    await replica.evaluate();
    expect([...backend.events, ...replica.events]).toHaveLength(2);
  });

  it('notify the fallback if the owner is no longer in the catalog', async () => {
    const withoutGroups = (...names: string[]) =>
      provenCompany().filter(
        ({ kind, metadata }) =>
          kind !== 'Group' || !names.includes(metadata.name),
      );
    const told = ({ notifications }: TestBackend, name: string) =>
      notifications
        .filter(({ payload }) => payload.link?.includes(`/${name}/`))
        .map(({ recipients }) => recipients);

    const backend = await begin();
    backend.setEntities(withoutGroups('growth'));
    await backend.evaluate();
    // Notifies the operator; if the owner operates it, the parent group.
    expect(told(backend, 'proven')).toEqual([
      { type: 'entity', entityRef: ['group:default/platform'] },
    ]);
    expect(told(backend, 'clean')).toEqual([
      { type: 'entity', entityRef: ['group:default/research'] },
    ]);

    const higher = await begin();
    higher.setEntities(withoutGroups('growth', 'research'));
    await higher.evaluate();
    expect(told(higher, 'clean')).toEqual([
      { type: 'entity', entityRef: ['group:default/company'] },
    ]);

    const nobody = await begin(provenCompany(), {
      config: { ...config, notifications: { fallback: 'admins' } },
    });
    nobody.setEntities(withoutGroups('growth', 'research', 'company'));
    await nobody.evaluate();
    expect(told(nobody, 'clean')).toEqual([
      { type: 'entity', entityRef: ['group:default/admins'] },
    ]);
    expect(told(nobody, 'proven')).toEqual([
      { type: 'entity', entityRef: ['group:default/platform'] },
    ]);
  });

  it('keep titles short and characters whole', async () => {
    const title = `x${'👩‍🚀'.repeat(200)}`;
    const backend = await begin(
      provenCompany().map(entity =>
        entity.metadata.name === 'proven'
          ? { ...entity, metadata: { ...entity.metadata, title } }
          : entity,
      ),
    );
    await backend.report(failure());
    const [{ payload }] = backend.notifications;
    expect(payload.title).toMatch(
      /^x(?:👩‍🚀)+…: verdict changed from yes to unproven$/,
    );
    expect(payload.title.length).toBeLessThanOrEqual(120);
    const { title: stored } = await scorecardOf(backend, PROVEN);
    expect(stored).toMatch(/^x(?:👩‍🚀){99}$/);
    expect(payload.description).toMatch(
      /^x(?:👩‍🚀){99}\. .*No alert rule routes to them/s,
    );
  });

  it('isolate a title with direction characters, and remove control characters', async () => {
    const title = 'The \u202eproven\u0007 one';
    const isolated = '\u2068The \u202eproven  one\u2069';
    const backend = await begin(
      provenCompany().map(entity =>
        entity.metadata.name === 'proven'
          ? { ...entity, metadata: { ...entity.metadata, title } }
          : entity,
      ),
    );
    await backend
      .post('/drills', 'user:default/tomas')
      .send({
        entityRef: PROVEN,
        abilities: ['retrain'],
        performingTeam: 'group:default/platform',
        operators: ['user:default/oksana'],
        plannedDate: inDays(2).slice(0, 10),
      })
      .expect(201);
    await backend
      .post('/handovers', 'user:default/tomas')
      .send({ entityRef: PROVEN, toTeam: 'group:default/platform' })
      .expect(201);
    await backend.report(failure());
    await backend
      .post('/lineage/impact/notify')
      .send({ root: PROVEN, message: 'It is late today' })
      .expect(200);

    const titles = backend.notifications.map(({ payload }) => payload.title);
    expect(titles).toEqual(
      expect.arrayContaining([
        `${isolated}: verdict changed from yes to unproven`,
        `${isolated}: your downstream entities are affected`,
      ]),
    );
    expect(
      new Set(backend.notifications.map(({ payload }) => payload.topic)),
    ).toEqual(
      new Set([
        'ml-ownership.drill-planned',
        'ml-ownership.handover-proposed',
        'ml-ownership.impact',
        'ml-ownership.regression',
      ]),
    );
    for (const { payload } of backend.notifications) {
      const said = `${payload.title} ${payload.description ?? ''}`;
      expect(said.replaceAll(isolated, '')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
  });

  it('include the reason if an unchecked criterion turns out to fail', async () => {
    setClock('2026-11-20T12:00:00Z');
    const reader: EvidenceCollector = {
      id: 'reader',
      title: 'Reader',
      source: 'document',
      criteria: ['retrain.runbook-readable'],
      kinds: ['Pipeline'],
      interval: { hours: 1 },
      collect: async targets =>
        targets.map(({ entityRef }) => ({
          entityRef,
          evidence: [
            {
              criterion: 'retrain.runbook-readable',
              outcome: 'fail',
              detail: 'No section describes how to verify the result',
            },
          ],
        })),
    };
    const backend = await start({
      entities: provenCompany(),
      config,
      features: [collectorModule([reader])],
    });
    await backend.evaluate();
    const { verdict } = await scorecardOf(backend, PROVEN);
    expect(verdict).toBe('unproven');

    await backend.collect('reader');
    const told = backend.notifications.filter(
      ({ payload }) =>
        payload.link === '/catalog/default/pipeline/proven/handover',
    );
    expect(told.map(({ payload }) => payload.description)).toEqual([
      expect.stringMatching(
        /^Its re-run runbook cannot be followed: .*No section describes how to verify the result/,
      ),
    ]);
  });

  it('report a lower level if the verdict stays', async () => {
    const backend = await begin();
    await backend.report(failure({ criterion: 'retrain.tests' }));
    advanceDays(0.01);
    backend.setEntities(provenCompany({ system: undefined }));
    await backend.evaluate();
    expect(backend.notifications.map(({ payload }) => payload.title)).toEqual([
      'The proven: verdict changed from yes to unproven',
      'The proven: level dropped from 2 to 0',
    ]);
  });

  it('warn before evidence expires, in one notification', async () => {
    const backend = await begin(
      provenCompany().filter(({ metadata }) => metadata.name !== 'clean'),
    );
    setClock('2026-12-06T11:59:00Z');
    await backend.evaluate();
    const soon = () =>
      backend.events.filter(
        ({ topic }) => topic === 'ml-ownership.evidence-expiring',
      );
    expect(soon()).toEqual([]);
    const told = backend.notifications.length;
    setClock('2026-12-06T12:00:00Z');
    for (let run = 0; run < 5; run++) {
      await backend.evaluate();
      advanceDays(1);
    }
    const criteria = soon().map(
      ({ eventPayload }: any) => eventPayload.criterion,
    );
    expect(new Set(criteria).size).toBe(criteria.length);
    expect(criteria).toContain('recover.drill');
    expect(soon()[0].eventPayload).toMatchObject({
      entityRef: PROVEN,
      type: 'evidence-expiring',
      at: '2026-12-20T12:00:00.000Z',
    });
    const warnings = backend.notifications.slice(told);
    expect(
      warnings.filter(
        ({ payload }) => payload.topic === 'ml-ownership.evidence-expiring',
      ),
    ).toHaveLength(1);
    expect(warnings[0].payload.title).toBe('The proven: evidence expires soon');
    expect(warnings[0].payload.description).toMatch(/until 2026-12-20/);
  });

  it('warn before an exemption ends', async () => {
    const backend = await begin(
      provenCompany().filter(({ metadata }) => metadata.name !== 'clean'),
    );
    const asker = 'user:default/tomas';
    const { body } = await backend.post('/exemptions', asker).send({
      entityRef: 'model:default/churn',
      criterion: 'recover.runbook',
      reason: 'It is being written',
      expiresAt: inDays(40),
    });
    await backend.post(`/exemptions/${body.id}/approve`, 'user:default/oksana');
    const ending = () =>
      backend.events.filter(
        ({ topic }) => topic === 'ml-ownership.exemption-expiring',
      );
    advanceDays(25.9);
    await backend.evaluate();
    expect(ending()).toEqual([]);
    advanceDays(0.1);
    await backend.evaluate();
    await backend.evaluate();
    expect(ending()).toHaveLength(1);
    expect(ending()[0].eventPayload).toEqual({
      entityRef: 'model:default/churn',
      type: 'exemption-expiring',
      title: 'The churn',
      criterion: 'recover.runbook',
      at: body.expiresAt,
    });
  });

  it('are retried for a day if they cannot be sent, with one event', async () => {
    const backend = await begin();
    backend.failNotifications(new Error('No notifications today'));
    expect((await backend.report(failure())).status).toBe(200);
    for (let run = 0; run < 4; run++) {
      advanceDays(6 / 1440);
      await backend.evaluate();
    }
    expect(backend.notifications).toEqual([]);
    expect(backend.events).toHaveLength(1);
    backend.failNotifications(undefined);
    advanceDays(6 / 1440);
    await backend.evaluate();
    await backend.evaluate();
    expect(backend.notifications).toHaveLength(1);
    expect(backend.events).toHaveLength(1);

    // An undelivered notification is dropped after a day.
    backend.failNotifications(new Error('No notifications today'));
    await backend.report(failure({ outcome: 'pass' }));
    advanceDays(0.01);
    await backend.report(failure());
    advanceDays(1.1);
    backend.failNotifications(undefined);
    await backend.evaluate();
    expect(backend.notifications).toHaveLength(1);
  });

  it('are not delayed by others that reach no one', async () => {
    const backend = await begin();
    await backend.knex('notification_outbox').insert(
      ['first', 'second'].map(key => ({
        key,
        entity_ref: `model:default/${key}`,
        content: JSON.stringify({
          type: 'regression',
          title: key,
          recipients: ['group:default/growth'],
          from: { verdict: 'yes', level: 4 },
          to: { verdict: 'no', level: 0 },
          reason: '',
        }),
        created_at: inDays(0),
      })),
    );
    let failed = 0;
    backend.onNotification(async ({ payload }) => {
      if (payload.title.startsWith('first')) {
        failed++;
        throw new Error('Nobody lives there');
      }
    });
    await backend.evaluate();
    expect(failed).toBe(1);
    expect(backend.notifications).toHaveLength(1);
    expect(backend.notifications[0].payload.title).toMatch(/^second/);
  });

  it('do not wait for a notifications backend that does not respond', async () => {
    const backend = await begin();
    backend.onNotification(() => new Promise(() => {}));
    expect((await backend.report(failure())).body.accepted).toBe(1);
    await backend.evaluate();
    expect((await scorecardOf(backend, PROVEN)).verdict).toBe('unproven');
    expect(backend.notifications).toEqual([]);
  });

  it('are not sent for entities outside of production, and for changed rules', async () => {
    const backend = await begin(provenCompany({ lifecycle: 'development' }));
    await backend.report(failure());
    expect(
      backend.events.filter(({ topic }) => topic.endsWith('regression')),
    ).toEqual([]);

    const other = await begin();
    advanceDays(1);
    const strict = await start({
      entities: provenCompany(),
      knex: other.knex,
      config: {
        ...config,
        criteria: { 'observe.alerts': { maxAgeDays: 1 } },
      },
    });
    await strict.evaluate();
    const { verdict } = (
      await strict.get('/scorecards/pipeline/default/proven')
    ).body;
    expect(verdict).toBe('unproven');
    expect(
      strict.events.filter(({ topic }) => topic.endsWith('regression')),
    ).toEqual([]);
  });

  it('name nothing that their owners may not read', async () => {
    const entities = [
      ...provenCompany(),
      mlEntity('Dataset', 'far', {
        owner: 'growth',
        derivedFrom: ['clean'],
      }),
      fullyDeclaredEntity('Dataset', 'farther', {
        producedBy: ['proven'],
        owner: 'platform',
      }),
      fullyDeclaredEntity('Model', 'near', {
        trainedOn: ['clean'],
        producedBy: ['proven'],
      }),
    ].map(entity =>
      entity.metadata.name === 'clean'
        ? {
            ...entity,
            metadata: { ...entity.metadata, title: 'OPEN TITLE' },
            spec: { ...entity.spec, derivedFrom: ['farther'] },
          }
        : entity,
    );
    const secret = entities.map(entity =>
      entity.metadata.name === 'farther'
        ? {
            ...entity,
            metadata: { ...entity.metadata, title: 'PROJECT MANHATTAN' },
          }
        : entity,
    );
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: secret, config });
    await backend.evaluate();
    for (const [kind, name] of [
      ['Dataset', 'clean'],
      ['Dataset', 'farther'],
      ['Pipeline', 'proven'],
      ['Model', 'near'],
    ] as const) {
      await storeProof(
        backend.knex,
        kind,
        name,
        name === 'farther'
          ? [
              'data.contract',
              'retrain.drill',
              'deploy.drill',
              'observe.drill',
              'recover.drill',
            ]
          : [],
      );
    }
    await backend.evaluate();
    advanceDays(1);
    backend.setEntities(
      secret.map(entity =>
        entity.metadata.name === 'farther'
          ? {
              ...entity,
              spec: { ...entity.spec, system: undefined, operations: {} },
            }
          : entity,
      ),
    );
    await backend.evaluate();
    const about = backend.events.filter(
      ({ eventPayload }: any) =>
        eventPayload.entityRef === 'model:default/near',
    );
    expect(about).toHaveLength(1);
    expect(about[0].eventPayload).toMatchObject({
      to: { verdict: 'no' },
      reason: expect.stringMatching(
        /^In its supply chain, something you cannot see: it is not part of any system/,
      ),
    });
    const told = JSON.stringify([
      about,
      backend.notifications.filter(({ payload }) =>
        payload.title.startsWith('The near'),
      ),
    ]);
    expect(told).not.toMatch(/MANHATTAN|[\u27e6\u27e7]/);
  });
});
