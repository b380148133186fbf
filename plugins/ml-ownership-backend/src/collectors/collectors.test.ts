import { Entity } from '@backstage/catalog-model';
import {
  CollectorHealth,
  ExtraCriterion,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorTarget,
  EvidenceCollector,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { advanceDays, inDays, setClock } from '../__testUtils__/clock';
import { collectorModule } from '../__testUtils__/collectorModule';
import { company, manyModels } from '../__testUtils__/exampleOrg';
import { criterionOf, scorecardOf } from '../__testUtils__/criterionOf';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const MINUTE = 1 / 1440;

/** An outside system that a collector queries over HTTP, with answers set by the test. */
class OutsideSystem {
  /** Bodies of all requests so far. */
  readonly asked: Pick<CollectorTarget, 'entityRef' | 'cursor'>[][] = [];
  answer: (targets: CollectorTarget[]) => unknown = () => [];
  status = 200;
  silent = false;
  private server?: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        const targets = JSON.parse(Buffer.concat(chunks).toString());
        this.asked.push(targets);
        if (!this.silent) {
          response.statusCode = this.status;
          response.end(JSON.stringify(this.answer(targets)));
        }
      });
    });
    await new Promise<void>(resolve =>
      this.server!.listen(0, '127.0.0.1', resolve),
    );
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }

  collector(more: Partial<EvidenceCollector> = {}): EvidenceCollector {
    return {
      id: 'watch-tower',
      title: 'Watch tower',
      source: 'observed',
      criteria: ['observe.alerts', 'observe.data-checks'],
      interval: { days: 1 },
      collect: async targets => {
        const { port } = this.server!.address() as AddressInfo;
        const response = await fetch(`http://127.0.0.1:${port}`, {
          method: 'POST',
          body: JSON.stringify(
            targets.map(({ entityRef, cursor }) => ({ entityRef, cursor })),
          ),
        });
        if (!response.ok) {
          throw new Error(`The tower answered with ${response.status}`);
        }
        return (await response.json()) as any;
      },
      ...more,
    };
  }
}

/** Passes every target. */
const allWell = (targets: CollectorTarget[]) =>
  targets.map(({ entityRef }) => ({
    entityRef,
    evidence: [
      { criterion: 'observe.alerts', outcome: 'pass', detail: 'Alerts exist' },
      { criterion: 'observe.data-checks', outcome: 'pass', detail: 'All ran' },
    ],
  }));

const PRIVACY: ExtraCriterion = {
  id: 'acme.privacy-review',
  title: 'Privacy has reviewed it',
  kinds: ['Model'],
  accepts: ['attested', 'observed'],
  passesWhen: 'A privacy review is on file.',
  why: 'We promised.',
  remedy: { text: 'Ask for a review.' },
  maxAgeDays: 90,
};

onEachDatabase('collectors', start => {
  let tower: OutsideSystem;

  beforeEach(async () => {
    tower = new OutsideSystem();
    await tower.start();
  });

  afterEach(() => tower.stop());

  const begin = async (
    collectors: EvidenceCollector[],
    options: { entities?: Entity[]; extra?: ExtraCriterion[] } = {},
  ): Promise<TestBackend> => {
    const backend = await start({
      entities: options.entities ?? company(),
      features: [collectorModule(collectors, options.extra)],
      config: {
        evidence: {
          writers: [{ subject: 'external:ci', criteria: ['observe.alerts'] }],
        },
      },
    });
    await backend.evaluate();
    return backend;
  };
  const look = async (backend: TestBackend) => {
    await backend.collect('watch-tower');
    await backend.evaluate();
  };
  const health = async (backend: TestBackend): Promise<CollectorHealth> =>
    (await backend.get('/collectors')).body.items[0];
  const states = async (backend: TestBackend) => {
    const { criteria } = await scorecardOf(backend, CHURN);
    return ['observe.alerts', 'observe.data-checks'].map(
      id => criteria.find(criterion => criterion.id === id)!.state,
    );
  };

  it('checks an entity again when its collector asks for it, and never later than the interval', async () => {
    setClock('2026-11-20T12:00:00Z');
    const askFor = async (checkAgainAt: string) => {
      tower.answer = targets =>
        allWell(targets).map(answer => ({ ...answer, checkAgainAt }));
      const backend = await begin([tower.collector()]);
      await look(backend);
      const { next_check_at: next } = await backend
        .knex('collector_checks')
        .where({ entity_ref: CHURN })
        .first();
      return next;
    };
    expect(await askFor('2026-11-20T12:30:00Z')).toBe(
      '2026-11-20T12:30:00.000Z',
    );
    expect(await askFor('2026-11-20T11:00:00Z')).toBe(
      '2026-11-20T12:01:00.000Z',
    );
    for (const late of ['2026-12-24T12:00:00Z', 'soon']) {
      const next = await askFor(late);
      expect(next > '2026-11-21T09:00:00Z').toBe(true);
      expect(next < '2026-11-21T15:00:00Z').toBe(true);
    }
  });

  it('checks due entities in batches, passes the state back, and writes nothing if nothing changed', async () => {
    setClock('2026-11-20T12:00:00Z');
    tower.answer = targets =>
      allWell(targets).map((answer, index) => ({
        ...answer,
        cursor: { etag: `${targets[index].entityRef} ${tower.asked.length}` },
      }));
    const entities = [...company(), ...manyModels(3)];
    const backend = await begin([tower.collector({ batchSize: 4 })], {
      entities,
    });
    expect(await health(backend)).toMatchObject({
      state: 'not-run',
      checked: 0,
      due: 14,
    });
    await look(backend);
    expect(tower.asked.map(({ length }) => length)).toEqual([4, 4, 4, 2]);
    expect(
      new Set(tower.asked.flat().map(({ entityRef }) => entityRef)).size,
    ).toBe(14);
    expect(await health(backend)).toMatchObject({
      id: 'watch-tower',
      title: 'Watch tower',
      source: 'observed',
      criteria: ['observe.alerts', 'observe.data-checks'],
      state: 'healthy',
      checked: 14,
      due: 0,
      incomplete: 0,
      lastSuccessAt: '2026-11-20T12:00:00.000Z',
    });
    expect(await criterionOf(backend, CHURN, 'observe.alerts')).toMatchObject({
      state: 'pass',
      reason: 'Alerts exist',
      evidence: [{ source: 'observed', reportedBy: 'watch-tower' }],
    });

    // Checks are spread over a fifth of the interval, and none is early.
    await look(backend);
    advanceDays(0.89);
    await look(backend);
    expect(tower.asked).toHaveLength(4);
    const due: string[] = await backend
      .knex('collector_checks')
      .pluck('next_check_at');
    expect(new Set(due).size).toBeGreaterThan(10);
    const before = await backend.knex('evidence').select();
    const changes = await backend.knex('scorecard_changes').select();
    const { revision } = await backend.knex('evaluation_state').first();
    advanceDays(0.22);
    await look(backend);
    expect(tower.asked.slice(4).flat()).toHaveLength(14);
    expect(
      tower.asked
        .slice(4)
        .flat()
        .find(({ entityRef }) => entityRef === CHURN)?.cursor,
    ).toEqual({ etag: expect.stringMatching(`^${CHURN} \\d$`) });
    // Checks are valid for seven days, so those of a day ago are renewed; alerts are valid for a month.
    const after = await backend.knex('evidence').select();
    expect(after).toHaveLength(before.length);
    expect(await backend.knex('scorecard_changes').select()).toEqual(changes);

    // Another check in the same minute changes nothing.
    const state = await backend.knex('evaluation_state').first();
    expect(state.revision).toBeGreaterThan(revision);
    await backend
      .knex('collector_checks')
      .update({ next_check_at: inDays(-1) });
    advanceDays(0.01);
    await look(backend);
    expect(tower.asked.slice(8).flat()).toHaveLength(14);
    expect(await backend.knex('evidence').select()).toEqual(after);
    expect((await backend.knex('evaluation_state').first()).revision).toBe(
      state.revision,
    );

    // Only the changed entity is checked now.
    const asked = tower.asked.length;
    backend.setEntities(
      entities.map(entity =>
        entity.metadata.name === 'churn'
          ? { ...entity, spec: { ...entity.spec, tier: 2 } }
          : entity,
      ),
    );
    await backend.evaluate();
    expect(await health(backend)).toMatchObject({ due: 1 });
    await look(backend);
    expect(
      tower.asked
        .slice(asked)
        .flat()
        .map(({ entityRef }) => entityRef),
    ).toEqual([CHURN]);

    // Removed entities are no longer checked, and their records are deleted.
    backend.setEntities(company());
    await backend.evaluate();
    expect(await health(backend)).toMatchObject({ checked: 5 });
    await backend.prune();
    expect(await backend.knex('collector_checks').select()).toHaveLength(5);
  });

  it('keeps evidence until it expires while a system does not respond, and reports the failure', async () => {
    setClock('2026-11-20T12:00:00Z');
    tower.answer = allWell;
    const backend = await begin([tower.collector()]);
    await look(backend);
    expect(await states(backend)).toEqual(['pass', 'pass']);

    tower.status = 503;
    advanceDays(1.2);
    const pauses = [1, 2, 4, 8, 16, 32, 60, 60];
    for (const [index, pause] of pauses.entries()) {
      await look(backend);
      expect(tower.asked).toHaveLength(2 + index);
      expect(await health(backend)).toMatchObject({
        state: 'failing',
        lastError: 'Error: The tower answered with 503',
        lastSuccessAt: '2026-11-20T12:00:00.000Z',
      });
      advanceDays((pause - 0.1) * MINUTE);
      await look(backend);
      expect(tower.asked).toHaveLength(2 + index);
      advanceDays(0.2 * MINUTE);
    }
    expect(await states(backend)).toEqual(['pass', 'pass']);
    setClock('2026-11-28T12:00:00Z');
    await look(backend);
    expect(await states(backend)).toEqual(['pass', 'stale']);
    setClock('2026-12-21T12:00:00Z');
    await look(backend);
    expect(await states(backend)).toEqual(['stale', 'stale']);

    tower.status = 200;
    advanceDays(1);
    await look(backend);
    expect(await states(backend)).toEqual(['pass', 'pass']);
    const recovered = await health(backend);
    expect(recovered.state).toBe('healthy');
    expect(recovered.lastError).toBeUndefined();
  });

  it('stops waiting for a collector after its timeout', async () => {
    tower.silent = true;
    const backend = await begin([
      tower.collector({ timeout: { milliseconds: 200 } }),
    ]);
    await look(backend);
    expect(await health(backend)).toMatchObject({
      state: 'failing',
      lastError: expect.stringMatching(/timeout/i),
    });
    expect(await states(backend)).toEqual(['unknown', 'unknown']);
  });

  it('shows the message that a system was not reached with, as it is', async () => {
    const message = 'Tower cannot be reached at http://tower:1: ECONNREFUSED';
    const backend = await begin([
      tower.collector({
        collect: async () => {
          throw new SourceError('unreachable', message);
        },
      }),
    ]);
    await look(backend);
    expect(await health(backend)).toMatchObject({ lastError: message });
  });

  it('rejects invalid results', async () => {
    setClock('2026-11-20T12:00:00Z');
    tower.answer = allWell;
    const backend = await begin([tower.collector()]);
    await look(backend);
    const rows = await backend.knex('evidence').select();

    const pieces = [
      { outcome: 'maybe', detail: 'Hm' },
      { outcome: true, detail: 'Yes' },
      { outcome: 'PASS', detail: 'Yes' },
      { detail: 'No outcome' },
      { outcome: 'pass' },
      { outcome: 'pass', detail: 7 },
      { outcome: 'pass', detail: '' },
      { outcome: 'pass', detail: 'Later', observedAt: '2027-01-01T00:00:00Z' },
      { outcome: 'pass', detail: 'When?', observedAt: 'yesterday' },
      { outcome: 'pass', detail: 'For ever', expiresAt: 'never' },
      { outcome: 'pass', detail: 'Link', url: 'data:text/html,hello' },
      { outcome: 'pass', detail: 'Version', subjectVersion: 7 },
    ];
    const lookWell = async () => {
      tower.answer = allWell;
      advanceDays(1.2);
      await look(backend);
    };
    for (const piece of pieces) {
      await lookWell();
      tower.answer = targets =>
        targets.map(({ entityRef }) => ({
          entityRef,
          evidence: [{ criterion: 'observe.alerts', ...piece }],
        }));
      advanceDays(1.2);
      await look(backend);
      const seen = await criterionOf(backend, CHURN, 'observe.alerts');
      expect([piece, seen.state, seen.unreadable]).toEqual([
        piece,
        'pass',
        [expect.stringContaining('cannot be used')],
      ]);
      expect(seen.reason).toBe('Alerts exist');
    }
    expect(await health(backend)).toMatchObject({
      state: 'degraded',
      incomplete: 5,
    });

    for (const answers of [
      null,
      7,
      {},
      'text',
      [null, 7, 'text', [], {}],
      [{ entityRef: CHURN }],
      [{ entityRef: CHURN, evidence: {} }],
      [{ entityRef: CHURN, evidence: [null, 7, {}] }],
      [{ entityRef: 'model:default/nobody', evidence: allWell([] as any) }],
      [{ entityRef: CHURN.toUpperCase(), evidence: [] }],
      [
        {
          entityRef: CHURN,
          evidence: [
            { criterion: 'retrain.run', outcome: 'pass', detail: 'Not asked' },
            {
              criterion: 'recover.drill',
              outcome: 'pass',
              detail: 'Not asked',
            },
            { criterion: '__proto__', outcome: 'pass', detail: 'Not asked' },
          ],
          unchecked: [{ criterion: 'retrain.run', reason: 'Not asked' }, null],
        },
      ],
    ]) {
      await lookWell();
      tower.answer = () => answers;
      advanceDays(1.2);
      await look(backend);
      expect([answers, await states(backend)]).toEqual([
        answers,
        ['pass', 'pass'],
      ]);
      expect((await criterionOf(backend, CHURN, 'retrain.run')).state).toBe(
        'unknown',
      );
    }
    expect(await backend.knex('evidence').select()).toHaveLength(rows.length);
  });

  it('distinguishes what it cannot check from what is missing', async () => {
    setClock('2026-11-20T12:00:00Z');
    tower.answer = targets =>
      allWell(targets)
        .filter(({ entityRef }) => !entityRef.startsWith('dataset:'))
        .map(answer =>
          answer.entityRef === CHURN
            ? {
                ...answer,
                evidence: answer.evidence.slice(0, 1),
                unchecked: [
                  {
                    criterion: 'observe.data-checks',
                    reason: 'The tower needs the right to read checks',
                  },
                ],
              }
            : answer,
        );
    const backend = await begin([tower.collector()]);
    await look(backend);
    expect(await health(backend)).toMatchObject({
      state: 'degraded',
      checked: 5,
      incomplete: 3,
    });
    expect(
      await criterionOf(backend, CHURN, 'observe.data-checks'),
    ).toMatchObject({
      state: 'unknown',
      unreadable: ['The tower needs the right to read checks'],
    });
    expect(
      await criterionOf(backend, 'dataset:default/events', 'observe.alerts'),
    ).toMatchObject({
      state: 'unknown',
      unreadable: ['The connected system did not answer for this entity'],
    });
    // Entities without an answer are checked again soon.
    advanceDays(12 * MINUTE);
    tower.answer = allWell;
    await look(backend);
    expect(tower.asked[1].map(({ entityRef }) => entityRef).sort()).toEqual([
      'dataset:default/events',
      'dataset:default/features',
    ]);
    const seen = await criterionOf(
      backend,
      'dataset:default/events',
      'observe.alerts',
    );
    expect(seen.state).toBe('pass');
    expect(seen.unreadable).toBeUndefined();
  });

  it('says which criteria no system answers, and which are not checked yet', async () => {
    tower.answer = targets =>
      targets.map(({ entityRef }) => ({ entityRef, evidence: [] }));
    const backend = await begin([tower.collector()]);
    const absence = async (criterion: string) =>
      (await criterionOf(backend, CHURN, criterion)).unreadable;
    expect(await absence('observe.alerts')).toEqual([
      expect.stringMatching(/^Watch tower did not check it yet/),
    ]);
    expect(await absence('deploy.release-criteria')).toEqual([
      expect.stringMatching(/^No connected system answers it/),
    ]);

    await look(backend);
    expect(await absence('observe.alerts')).toBeUndefined();
  });

  it('applies changes immediately, also if only the expiry changed', async () => {
    setClock('2026-11-20T12:00:00Z');
    let piece: object = { outcome: 'pass' };
    tower.answer = targets =>
      targets.map(({ entityRef }) => ({
        entityRef,
        evidence: [{ criterion: 'observe.alerts', detail: 'Seen', ...piece }],
      }));
    const backend = await begin([tower.collector({ interval: { hours: 1 } })]);
    const checkAgain = async (next: object) => {
      piece = next;
      advanceDays(0.05);
      await look(backend);
      return criterionOf(backend, CHURN, 'observe.alerts');
    };
    await look(backend);
    expect((await checkAgain({ outcome: 'fail' })).state).toBe('fail');
    expect((await checkAgain({ outcome: 'pass' })).state).toBe('pass');
    const ends = inDays(0.2);
    expect(
      (await checkAgain({ outcome: 'pass', expiresAt: ends })).expiresAt,
    ).toBe(ends);
    // Evidence that is valid for two hours per check stays valid as long as the checks go on.
    for (let time = 0; time < 8; time++) {
      const { state } = await checkAgain({
        outcome: 'pass',
        expiresAt: inDays(0.05 + 2 / 24),
      });
      expect([time, state]).toEqual([time, 'pass']);
    }
    advanceDays(0.09);
    await backend.evaluate();
    expect((await criterionOf(backend, CHURN, 'observe.alerts')).state).toBe(
      'stale',
    );
  });

  it('checks an entity again if a user evaluates it', async () => {
    setClock('2026-11-20T12:00:00Z');
    tower.answer = allWell;
    const backend = await begin([tower.collector()]);
    await look(backend);
    const asked = tower.asked.length;
    await look(backend);
    expect(tower.asked).toHaveLength(asked);

    await backend.post('/scorecards/model/default/churn/evaluate').expect(200);
    await look(backend);
    expect(tower.asked.slice(asked)).toEqual([
      [expect.objectContaining({ entityRef: CHURN })],
    ]);
  });

  it('shows custom criteria separately, without an effect on levels', async () => {
    const plain = await begin([]);
    const backend = await begin([], { extra: [PRIVACY] });
    const bare = ({
      extra,
      evaluatedAt,
      nextChangeAt,
      criteria,
      ...rest
    }: Scorecard) => ({
      ...rest,
      criteria: criteria.map(({ id, state }) => [id, state]),
    });
    const compare = async () =>
      expect(bare(await scorecardOf(backend, CHURN))).toEqual(
        bare(await scorecardOf(plain, CHURN)),
      );
    await compare();
    const item = (outcome: string) => ({
      entityRef: CHURN,
      criterion: PRIVACY.id,
      outcome,
      observedAt: new Date().toISOString(),
      detail: 'Filed',
    });
    for (const outcome of ['fail', 'pass']) {
      expect(
        (await backend.post('/evidence').send(item(outcome))).body,
      ).toEqual({ accepted: 1, stored: 1, rejected: [] });
      const { extra } = await scorecardOf(backend, CHURN);
      expect(extra).toMatchObject([
        {
          id: PRIVACY.id,
          title: PRIVACY.title,
          state: outcome,
          reason: 'Filed',
          remedy: PRIVACY.remedy,
        },
      ]);
      await compare();
    }
    expect((await backend.get('/criteria')).body.extra).toEqual([PRIVACY]);
    expect(
      (await scorecardOf(backend, 'dataset:default/events')).extra,
    ).toEqual([]);
    const exemption = await backend.post('/exemptions').send({
      entityRef: CHURN,
      criterion: PRIVACY.id,
      reason: 'We did not promise',
      expiresAt: inDays(1),
    });
    expect(exemption.status).toBe(400);
    expect(exemption.body.error.message).toMatch(/does not block any level/);
  });

  it('rejects invalid registrations', async () => {
    const collector = tower.collector();
    for (const [more, message] of [
      [{ id: 'Watch Tower' }, /has the id "Watch Tower", expected lower case/],
      [{ id: '' }, /expected lower case/],
      [{ criteria: ['nonsense'] }, /answers "nonsense", expected the id/],
      [
        { criteria: ['recover.drill'] },
        /as observed, which that criterion does not accept/,
      ],
      [{ criteria: ['data.contract'] }, /accepted sources: document/],
      [
        { source: 'drill' as any, criteria: ['recover.drill'] },
        /source "drill", expected observed or document/,
      ],
      [{ criteria: [] }, /answers no criterion/],
      [{ interval: {} }, /interval/],
      [{ interval: { days: -1 } }, /interval/],
      [{ batchSize: 0 }, /batch size 0/],
      [{ batchSize: 1.5 }, /batch size 1.5/],
    ] as const) {
      await expect(begin([tower.collector(more)])).rejects.toThrow(message);
    }
    await expect(begin([collector, collector])).rejects.toThrow(
      /two sources of evidence with the id "watch-tower"/,
    );
    for (const [id, message] of [
      ['recover.privacy', /starts with a built-in prefix/],
      ['recover.drill', /already taken/],
      ['privacy', /expected a prefix of your own/],
      ['acme.Privacy', /expected a prefix/],
    ] as const) {
      await expect(begin([], { extra: [{ ...PRIVACY, id }] })).rejects.toThrow(
        message,
      );
    }
    await expect(begin([], { extra: [PRIVACY, PRIVACY] })).rejects.toThrow(
      /already taken/,
    );
  });
});
