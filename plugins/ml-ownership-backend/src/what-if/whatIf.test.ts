import { WhatIf } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  company,
  group,
  manyModels,
  mlEntity,
  user,
} from '../__testUtils__/company';
import { scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { readDatabase } from '../__testUtils__/readDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { storeProof, wellRun } from '../__testUtils__/wellRun';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';

onEachDatabase('what if', start => {
  const entities = () => [
    ...company(),
    group('ops', 'platform'),
    user('pia', 'ops'),
    mlEntity('Model', 'urgent', {
      tier: 1,
      owner: 'ops',
      operatedBy: 'ops',
      authors: ['user:default/oksana'],
      operations: {
        change: { data: 'ops', code: 'ops', model: 'ops' },
        recover: { escalation: { failures: 'ops', regressions: 'growth' } },
      },
    }),
    wellRun('Dataset', 'clean', { producedBy: ['proven'] }),
    wellRun('Pipeline', 'proven', { consumes: ['clean'] }),
    ...manyModels(5),
  ];

  it('says who would lose what, and leaves everything as it was', async () => {
    const backend = await start({ entities: entities() });
    await backend.evaluate();
    await storeProof(backend.knex, 'Dataset', 'clean');
    await storeProof(backend.knex, 'Pipeline', 'proven');
    await backend.evaluate();
    const before = await readDatabase(backend.knex);
    const state = await backend.knex('evaluation_state').first();
    const ask = async (body: object, person?: string): Promise<WhatIf> => {
      const response = await backend.post('/what-if', person).send(body);
      expect([body, response.status]).toEqual([body, 200]);
      return response.body;
    };
    const loses = ({ items }: WhatIf, name: string) =>
      items.find(({ entityRef }) => entityRef.endsWith(`/${name}`))?.loses;

    expect(await ask({})).toEqual({
      items: [],
      totals: {
        entities: 0,
        verdicts: 0,
        losses: {
          owner: 0,
          operator: 0,
          'last-non-author': 0,
          'on-call': 0,
          decider: 0,
        },
      },
      hidden: 0,
    });

    // The last who is no author.
    const tomas = await ask({ leaving: ['user:default/tomas'] });
    expect(loses(tomas, 'features')).toEqual(['last-non-author']);
    expect(loses(tomas, 'churn')).toEqual([]);
    const model = tomas.items.find(
      ({ entityRef }) => entityRef === 'dataset:default/features',
    );
    expect(model).toMatchObject({
      title: 'The features',
      kind: 'Dataset',
      owner: 'group:default/growth',
      fails: ['ownership.group', 'ownership.beyond-author'],
    });
    // Of what another team has proven, the verdict falls with its owner.
    const growth = await ask({
      dissolved: ['growth'],
      leaving: ['USER:Default/ADA'],
    });
    expect(loses(growth, 'proven')).toEqual(
      expect.arrayContaining(['owner', 'operator', 'decider']),
    );
    expect(
      growth.items.find(({ entityRef }) => entityRef.endsWith('/proven')),
    ).toMatchObject({
      before: { verdict: 'yes', level: 4 },
      after: { verdict: expect.not.stringMatching('yes'), level: 0 },
    });
    expect(growth.totals.verdicts).toBeGreaterThan(0);
    expect(growth.totals.entities).toBe(growth.items.length);
    for (const loss of ['owner', 'operator', 'decider'] as const) {
      expect(growth.totals.losses[loss]).toBe(
        growth.items.filter(item => item.loses.includes(loss)).length,
      );
    }

    const ops = await ask({ dissolved: ['group:default/ops'] });
    expect(loses(ops, 'urgent')).toEqual([
      'owner',
      'operator',
      'on-call',
      'decider',
    ]);
    const platform = await ask({ dissolved: ['platform', 'platform', 'ops'] });
    expect(loses(platform, 'churn')).toEqual(['operator', 'on-call']);
    // The most critical first.
    expect(platform.items.map(({ tier }) => tier ?? 5)).toEqual(
      platform.items.map(({ tier }) => tier ?? 5).sort(),
    );

    // Many ask at once, while others write.
    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        ask(
          index % 2 ? { dissolved: ['growth'] } : { leaving: ['ada', 'pia'] },
        ),
      ),
      backend.evaluate(),
      backend.post('/scorecards/model/default/churn/evaluate'),
    ]);
    await backend.evaluate();
    const { scorecards, ...rest } = await readDatabase(backend.knex);
    const untimed = (rows: any) =>
      rows.map((row: string) => ({ ...JSON.parse(row), evaluated_at: '' }));
    expect(untimed(scorecards)).toEqual(untimed(before.scorecards));
    expect(rest).toEqual({ ...before, scorecards: undefined });
    expect(await backend.knex('evaluation_state').first()).toEqual({
      ...state,
      finished_at: expect.any(String),
    });

    // And what follows afterwards follows from what is, not from what was imagined.
    backend.setEntities(
      entities().filter(({ metadata }) => metadata.name !== 'tomas'),
    );
    await backend.evaluate();
    const fresh = await start({
      entities: entities().filter(({ metadata }) => metadata.name !== 'tomas'),
    });
    await fresh.evaluate();
    for (const ref of [
      CHURN,
      'dataset:default/features',
      'model:default/model-0',
    ]) {
      const strip = ({ criteria, ...card }: any) => ({
        verdict: card.verdict,
        level: card.level,
        states: criteria.map(({ id, state: s }: any) => [id, s]),
      });
      expect(strip(await scorecardOf(backend, ref))).toEqual(
        strip(await scorecardOf(fresh, ref)),
      );
    }
  });

  it('counts what the caller may not see, and does not name it', async () => {
    const hidden = [CHURN, 'group:default/ops', 'user:default/pia'];
    const backend = await start({ entities: entities(), hidden });
    await backend.evaluate();
    const body = { dissolved: ['platform'] };
    const all: WhatIf = (await backend.post('/what-if').send(body)).body;
    const part: WhatIf = (await backend.post('/what-if', OUTSIDER).send(body))
      .body;
    expect(part.hidden).toBe(1);
    expect(part.items.length).toBe(all.items.length - 1);
    expect(JSON.stringify(part)).not.toContain('churn"');
    // Who is hidden is answered like who does not exist.
    for (const [request, person, text] of [
      [{ leaving: ['user:default/pia'] }, OUTSIDER, 'user:default/pia'],
      [{ leaving: ['user:default/nemo'] }, undefined, 'user:default/nemo'],
      [{ dissolved: ['ops'] }, OUTSIDER, 'ops'],
      [{ dissolved: ['nobody'] }, undefined, 'nobody'],
      [
        { leaving: ['group:default/growth'] },
        undefined,
        'group:default/growth',
      ],
      [{ dissolved: ['user:default/ada'] }, undefined, 'user:default/ada'],
    ] as const) {
      const { status, body: answer } = await backend
        .post('/what-if', person)
        .send(request);
      expect([request, status]).toEqual([request, 400]);
      expect(answer.error.message).toMatch(
        new RegExp(`names "${text}", expected a (User|Group) in the catalog`),
      );
    }
    for (const request of [
      { leaving: 'ada' },
      { leaving: [7] },
      { leaving: [''] },
      { leaving: ['a\u0000'] },
      { leaving: Array(201).fill('ada') },
      { anything: [] },
    ]) {
      const { status } = await backend.post('/what-if').send(request);
      expect([request, status]).toEqual([request, 400]);
    }
    const denied = await start({
      entities: entities(),
      denied: ['ml-ownership.portfolio.read'],
    });
    expect((await denied.post('/what-if').send(body)).status).toBe(403);
  });
});
