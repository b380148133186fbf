import { Entity } from '@backstage/catalog-model';
import {
  Drill,
  Lineage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { group, mlEntity, user } from '../__testUtils__/exampleOrg';
import { criterionOf } from '../__testUtils__/criterionOf';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(240_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const OTTO = 'user:default/otto';
const TOMAS = 'user:default/tomas';

const config = {
  evidence: {
    writers: [{ subject: 'ci', criteria: ['retrain.run', 'observe.alerts'] }],
  },
};

/** A User with an e-mail address. */
const person = (
  ref: string,
  email: string | undefined,
  ...memberOf: string[]
): Entity => {
  const [namespace, name] = ref.split('/');
  const entity = user(name, ...memberOf.map(team => `group:default/${team}`));
  return {
    ...entity,
    metadata: { ...entity.metadata, namespace },
    spec: { ...entity.spec, profile: { email } },
  };
};
const keyOf = ({ kind, metadata }: Entity) =>
  `${kind} ${metadata.namespace} ${metadata.name}`;
const townsWith = (...entities: Entity[]): Entity[] => {
  const replaced = new Set(entities.map(keyOf));
  return [
    ...towns().filter(entity => !replaced.has(keyOf(entity))),
    ...entities,
  ];
};
const without = (entities: Entity[], ref: string) =>
  entities.filter(
    ({ kind, metadata }) =>
      [kind.toLocaleLowerCase('en-US'), metadata.namespace, metadata.name].join(
        ' ',
      ) !== ref.split(/[:/]/).join(' '),
  );
const churn = (spec: object = {}): Entity => {
  const model = towns().find(({ metadata }) => metadata.name === 'churn')!;
  return { ...model, spec: { ...model.spec, ...spec } };
};

onEachDatabase('identity in drills', start => {
  const begin = async (...entities: Entity[]): Promise<TestBackend> => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await start({ entities: townsWith(...entities), config });
    await backend.evaluate();
    return backend;
  };
  const become = async (backend: TestBackend, entities: Entity[]) => {
    backend.setEntities(entities);
    await backend.evaluate();
  };
  const wait = (minutes: number) => setClock(Date.now() + minutes * 60_000);
  const stateOf = async (backend: TestBackend, criterion = 'recover.drill') =>
    (await criterionOf(backend, CHURN, criterion)).state;
  const plan = (backend: TestBackend, body: object = {}, who = OKSANA) =>
    backend.post('/drills', who).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
      ...body,
    });
  const refusal = async (backend: TestBackend, body: object) => {
    const answer = await plan(backend, body);
    return answer.body.error?.message ?? answer.status;
  };
  const finish = async (backend: TestBackend, { id }: Drill, who = OKSANA) => {
    wait(10);
    const { body, status } = await backend
      .post(`/drills/${id}/finish`, who)
      .send({ outcome: 'passed', authorHelped: false });
    expect([body, status]).toEqual([body, 200]);
    return (body as Drill).assessments[0];
  };
  const drilled = async (backend: TestBackend) => {
    const proof = await finish(backend, await started(backend));
    expect(proof).toMatchObject({ valid: true });
    expect(await stateOf(backend)).toBe('pass');
  };
  const reportAuthor = async (
    backend: TestBackend,
    author: string,
    more: object = {},
  ) => {
    const { body } = await backend.report(
      {
        entityRef: CHURN,
        criterion: 'retrain.run',
        outcome: 'pass',
        observedAt: new Date().toISOString(),
        authors: [author],
        ...more,
      },
      'ci',
    );
    return body.rejected[0]?.error.message;
  };

  /** For each edge into the model, whether it is a crossing. */
  const crossings = async (backend: TestBackend) => {
    const { body } = await backend.get(`/lineage?root=${CHURN}`);
    return (body as Lineage).edges
      .filter(({ to }) => to === CHURN)
      .map(({ crossesTeams }) => crossesTeams);
  };

  it.each([
    '12345+oksana@users.noreply.github.com',
    'oksana@users.noreply.github.com',
    '77-oksana@users.noreply.gitlab.com',
    'Oksana B <OKSANA+git@example.com>',
  ])('recognizes an author who commits as %s', async address => {
    const backend = await begin();
    await reportAuthor(backend, address);
    expect(await refusal(backend, {})).toContain(`${OKSANA} is an author`);
    expect(await refusal(backend, { operators: [OTTO] })).toBe(201);
  });

  it('treats a User as owner and the groups of that User as one team', async () => {
    const owned = churn({ owner: 'user:default/ada' });
    const backend = await begin(owned);
    const byTraining = {
      performingTeam: 'group:default/growth-training',
      operators: ['user:default/hana'],
    };
    const byGrowth = {
      performingTeam: 'group:default/growth',
      operators: [TOMAS],
    };
    expect(await refusal(backend, byTraining)).toContain(
      'is part of the team that owns it',
    );
    // She leaves the team for a day.
    wait(5);
    await become(
      backend,
      townsWith(owned, person('default/ada', 'ada@example.com')),
    );
    for (const body of [byGrowth, byTraining]) {
      expect(await refusal(backend, body)).toContain(
        'was part of the owning team until recently',
      );
    }
    advanceDays(31);
    expect(await refusal(backend, byGrowth)).toBe(201);
  });

  it('recognizes an author by another name, before and after the drill', async () => {
    const otto = person('default/otto', 'otto@example.com', 'platform');
    const backend = await begin(otto, churn({ authors: ['ada', 'otto'] }));
    const left = without(townsWith(churn({ authors: ['ada'] })), OTTO);
    await become(backend, [
      ...left,
      person('default/o.b', ' Otto@Example.com ', 'platform'),
    ]);
    expect(
      await refusal(backend, { operators: ['user:default/o.b'] }),
    ).toContain('user:default/o.b is an author');
    // And by the address that the second name gets later.
    await become(backend, [
      ...left,
      person('default/o.b', 'ob@example.com', 'platform'),
      person('default/ottokar', 'ob@example.com', 'platform'),
    ]);
    expect(
      await refusal(backend, { operators: ['user:default/ottokar'] }),
    ).toContain('user:default/ottokar is an author');
  });

  it('invalidates a drill of a user whose old address CI reports after a rename', async () => {
    const backend = await begin();
    const before = inDays(-1);
    await drilled(backend);
    const others = without(towns(), OKSANA);
    await become(backend, [
      ...others,
      person('default/o.k', 'oksana@example.com', 'platform'),
    ]);
    expect(await stateOf(backend)).toBe('pass');
    await reportAuthor(backend, 'Oksana K <oksana@example.com>', {
      observedAt: before,
    });
    expect(await stateOf(backend)).toBe('unknown');
    expect(
      await refusal(backend, { operators: ['user:default/o.k'] }),
    ).toContain('user:default/o.k is an author');
  });

  it('invalidates a drill of a user who removed their address before CI reports it', async () => {
    const backend = await begin();
    const before = inDays(-1);
    await drilled(backend);
    await become(
      backend,
      townsWith(person('default/oksana', undefined, 'platform')),
    );
    await reportAuthor(backend, 'mailto:OKSANA@example.com', {
      observedAt: before,
    });
    expect(await stateOf(backend)).toBe('unknown');
    expect(await refusal(backend, {})).toContain('oksana is an author');
  });

  it.each([
    'Otto B <otto@example.com>',
    '<otto@example.com>',
    'mailto:otto@example.com',
    'otto@example.com (Otto B)',
    ' OTTO@example.com ',
  ])('accepts %j as author in descriptions and evidence', async text => {
    const otto = person('default/otto', 'otto@example.com', 'platform');
    const declared = await begin(otto, churn({ authors: ['ada', text] }));
    expect(await refusal(declared, { operators: [OTTO] })).toContain(
      'user:default/otto is an author',
    );
    const reported = await begin(otto);
    expect(await reportAuthor(reported, text)).toBeUndefined();
    expect(await refusal(reported, { operators: [OTTO] })).toContain(
      'user:default/otto is an author',
    );
  });

  it('rejects evidence whose author is neither an address nor a User', async () => {
    const backend = await begin();
    for (const text of ['@otto', 'group:default/platform', 'Otto B']) {
      expect(await reportAuthor(backend, text)).toBe(
        `authors names "${text}", expected an e-mail address such as "ada@example.com" or a User such as "user:default/ada"`,
      );
    }
  });

  it('treats Users with the same address as one person', async () => {
    const mail = 'tomas@example.com';
    const backend = await begin(
      person('default/tomas', mail, 'growth'),
      person('partners/thomas', `${mail} `, 'platform'),
    );
    const twin = 'user:partners/thomas';
    expect(await refusal(backend, { operators: [twin] })).toContain(
      'thomas is in Team growth, which owns it',
    );

    const { body } = await backend.post('/exemptions', TOMAS).send({
      entityRef: CHURN,
      criterion: 'retrain.runbook',
      reason: 'The runbook is being written',
      expiresAt: inDays(30),
    });
    const approved = await backend.post(`/exemptions/${body.id}/approve`, twin);
    expect([approved.status, approved.body.error.message]).toEqual([
      403,
      'You cannot approve your own request',
    ]);

    // An author named only by her commits, and a user of the same name in another namespace.
    await become(
      backend,
      townsWith(
        person('default/otto', 'otto@example.com', 'search'),
        person('partners/otto', undefined, 'platform'),
      ),
    );
    await reportAuthor(backend, 'otto@example.com');
    expect(
      await refusal(backend, { operators: ['user:partners/otto'] }),
    ).toContain('user:partners/otto is an author');
  });

  it('ends an exemption whose requester and approver turn out to be the same person', async () => {
    const mail = 'tomas@example.com';
    const twin = 'user:partners/thomas';
    const backend = await begin(
      person('default/tomas', undefined, 'growth'),
      person('partners/thomas', mail, 'platform'),
      churn({ operatedBy: 'group:default/platform' }),
    );
    const { body } = await backend.post('/exemptions', TOMAS).send({
      entityRef: CHURN,
      criterion: 'retrain.runbook',
      reason: 'The runbook is being written',
      expiresAt: inDays(30),
    });
    const approved = await backend.post(`/exemptions/${body.id}/approve`, twin);
    expect(approved.status).toBe(200);
    expect(await stateOf(backend, 'retrain.runbook')).toBe('exempt');
    await become(
      backend,
      townsWith(
        person('default/tomas', mail, 'growth'),
        person('partners/thomas', undefined, 'platform'),
      ),
    );
    expect(await criterionOf(backend, CHURN, 'retrain.runbook')).toMatchObject({
      state: 'fail',
      reason: expect.stringContaining(
        'The exemption is not valid: its requester and its approver are the same person',
      ),
    });
  });

  it('counts each person once among the members of a team', async () => {
    const mail = 'vera@example.com';
    const backend = await begin(
      group('pair', 'company'),
      person('default/vera', mail, 'pair'),
      person('partners/v', mail, 'pair'),
      churn({ owner: 'group:default/pair', operatedBy: 'group:default/pair' }),
    );
    expect(await criterionOf(backend, CHURN, 'ownership.group')).toMatchObject({
      state: 'fail',
      reason:
        'The owner Team pair has one member, who has 2 Users of one address or name, expected at least two',
    });
    expect(await stateOf(backend, 'ownership.beyond-author')).toBe('pass');
    const { body } = await backend.get('/teams/default/pair');
    expect(body.members).toBe(1);
    await reportAuthor(backend, mail);
    expect(await stateOf(backend, 'ownership.beyond-author')).toBe('fail');
  });

  it('treats groups with the same people as one team, with that reason', async () => {
    const world = [
      group('growth-data', 'company'),
      user('ada', 'growth', 'growth-data'),
      user('tomas', 'growth', 'growth-data'),
      mlEntity('Dataset', 'features', {
        owner: 'group:default/growth-data',
        contract: 'contract.yaml',
      }),
    ];
    const backend = await begin(...world, user('ivo', 'growth-data'));
    // Hana is a member of only one team, and Ivo of the other.
    expect(await crossings(backend)).toContain(true);
    await become(backend, townsWith(...world));
    expect(
      await refusal(backend, {
        performingTeam: 'group:default/growth-data',
        operators: [TOMAS],
      }),
    ).toContain(
      'Team growth-data has the same people as Team growth, which owns it',
    );
    expect(
      await criterionOf(backend, CHURN, 'boundaries.contract'),
    ).toMatchObject({ state: 'pass' });
    expect(await crossings(backend)).toEqual([false, false]);
  });

  it('treats two entities of one owner that is not in the catalog as one team', async () => {
    const owner = 'group:default/ghosts';
    const backend = await begin(
      churn({ owner }),
      mlEntity('Dataset', 'features', { owner }),
      mlEntity('Pipeline', 'churn-training', {
        owner,
        consumes: ['features'],
        produces: [CHURN],
      }),
    );
    expect(await stateOf(backend, 'boundaries.contract')).toBe('pass');
    expect(await crossings(backend)).toEqual([false, false]);
    expect(await refusal(backend, {})).toContain(
      'The owner does not exist in the catalog, so independence cannot be verified',
    );
  });

  it('proves nothing if the owner or the team is no longer in the catalog at the end', async () => {
    const backend = await begin();
    const first = await started(backend);
    await become(backend, without(towns(), 'group:default/growth'));
    expect(await finish(backend, first)).toMatchObject({
      valid: false,
      reasons: [
        'The owner at the start (group:default/growth) is no longer in the catalog, so independence cannot be verified',
      ],
    });
  });

  it('keeps the authors of a pipeline that no longer declares the model', async () => {
    const training = (spec: object) =>
      mlEntity('Pipeline', 'churn-training', { authors: ['oksana'], ...spec });
    const stranger = (spec: object) =>
      mlEntity('Pipeline', 'stranger', {
        owner: 'group:default/search',
        authors: ['otto'],
        ...spec,
      });
    const produces = { produces: [CHURN] };
    const backend = await begin(training(produces), stranger(produces));
    await become(backend, townsWith(training({}), stranger({})));
    expect(await refusal(backend, {})).toContain(
      'user:default/oksana is an author',
    );
    // Otherwise another team could name arbitrary users as authors.
    expect(await refusal(backend, { operators: [OTTO] })).toBe(201);
  });

  it('does not invalidate a drill because of later work of a participant', async () => {
    const backend = await begin();
    const reportBuilt = (author: string, subjectVersion?: string) =>
      reportAuthor(backend, author, {
        criterion: 'observe.alerts',
        subjectVersion,
      });
    await reportBuilt('ada', 'a'.repeat(40));
    await drilled(backend);
    await become(
      backend,
      townsWith(churn({ owner: 'group:default/platform' })),
    );
    // Her first commit, an hour after the handover.
    wait(60);
    await reportBuilt('oksana@example.com', 'b'.repeat(40));
    expect(await stateOf(backend)).toBe('pass');
    // Work without a date is assumed to have begun some time before its report.
    advanceDays(3);
    await reportBuilt('oksana@example.com');
    await become(
      backend,
      townsWith(
        churn({
          owner: 'group:default/platform',
          authors: ['ada', 'alan', 'oksana'],
        }),
      ),
    );
    expect(await stateOf(backend)).toBe('pass');
    // She turns out to be an author of the version before.
    await reportBuilt('oksana@example.com', 'a'.repeat(40));
    expect(await stateOf(backend)).toBe('unknown');
  });

  it('dates work by when its version was first seen, in any spelling of the hash', async () => {
    const backend = await begin();
    const reportBuilt = async (author: string, subjectVersion: string) => {
      wait(60);
      await reportAuthor(backend, author, {
        criterion: 'observe.alerts',
        subjectVersion,
      });
    };
    await reportBuilt('ada', 'a'.repeat(40));
    await reportBuilt('ada', 'b'.repeat(40));
    await drilled(backend);
    await reportBuilt('oksana@example.com', 'B'.repeat(9));
    expect(await stateOf(backend)).toBe('unknown');
  });
});
