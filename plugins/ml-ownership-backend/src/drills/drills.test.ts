import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  Drill,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  runbookReaderExtensionPoint,
  traceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { inDays, setClock } from '../__testUtils__/clock';
import { company, manyModels } from '../__testUtils__/exampleOrg';
import { planned, started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const TOMAS = 'user:default/tomas';
const IVO = 'user:default/ivo';

/** A system that serves runs over HTTP. */
class RunServer {
  readonly runs = new Map<string, object>();
  private server?: Server;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const run = this.runs.get(request.url!);
      response.statusCode = run ? 200 : 404;
      response.end(JSON.stringify(run ?? {}));
    });
    await new Promise<void>(resolve => {
      this.server!.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop() {
    this.server?.close();
  }
}

/** Verifies the runs of a {@link RunServer} through Backstage's URL readers. */
const runsModule = (url: string) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'runs-under-test',
    register(env) {
      env.registerInit({
        deps: {
          traces: traceVerifiersExtensionPoint,
          runbooks: runbookReaderExtensionPoint,
          reader: coreServices.urlReader,
        },
        async init({ traces, runbooks, reader }) {
          traces.addVerifier({
            id: 'runs',
            title: 'The runs',
            supports: link => link.startsWith(url),
            findRun: async (link, { signal }) => {
              try {
                const answer = await reader.readUrl(link, { signal });
                return JSON.parse(String(await answer.buffer()));
              } catch (error) {
                if ((error as Error).name === 'NotFoundError') {
                  return undefined;
                }
                throw error;
              }
            },
          });
          runbooks.setReader({
            read: async (entity, ability) =>
              ability === 'recover'
                ? {
                    url: `https://git.test/${entity.metadata.name}.md`,
                    version: 'sha256:1',
                    steps: [
                      'Stop the traffic',
                      'Promote the last good version',
                    ],
                  }
                : undefined,
          });
        },
      });
    },
  });

onEachDatabase('drills', start => {
  const server = new RunServer();
  let url = '';
  beforeAll(async () => {
    url = await server.start();
  });
  afterAll(() => server.stop());

  const begin = async (): Promise<TestBackend> => {
    const backend = await start({
      entities: towns(),
      features: [runsModule(url)],
      readsRunbooks: true,
      rootConfig: {
        backend: { reading: { allow: [{ host: new URL(url).host }] } },
      },
    });
    await backend.evaluate();
    return backend;
  };
  const log = async (backend: TestBackend, { id }: Drill, body: object) => {
    const answer = await backend
      .post(`/drills/${id}/entries`, OKSANA)
      .send(body);
    expect([answer.body, answer.status]).toEqual([answer.body, 200]);
    return answer.body as Drill;
  };

  it('go from a plan to a result, with all entries', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const plan = await backend.post('/drills', TOMAS).send({
      entityRef: CHURN,
      abilities: ['recover', 'observe'],
      performingTeam: 'platform',
      operators: ['oksana'],
      plannedDate: '2026-11-20',
      notes: 'After lunch',
    });
    expect(plan.body).toMatchObject({
      entityTitle: 'The churn',
      state: 'planned',
      abilities: ['observe', 'recover'],
      operators: [OKSANA],
      plannedBy: TOMAS,
      plannedDate: '2026-11-20',
      allowedActions: ['cancel'],
    });
    expect(backend.notifications).toMatchObject([
      {
        recipients: { entityRef: [OKSANA, 'group:default/platform'] },
        payload: {
          title: 'The churn: you are a participant in a planned drill',
          link: `/ml-ownership/drills/${plan.body.id}`,
        },
      },
    ]);
    await backend.runTask('ml-ownership-drills');
    await backend.runTask('ml-ownership-drills');
    expect(
      backend.notifications.map(({ payload }) => payload.title).slice(1),
    ).toEqual(['The churn: your drill is due']);

    const { body: running } = await backend.post(
      `/drills/${plan.body.id}/start`,
      OKSANA,
    );
    expect(running).toMatchObject({
      state: 'running',
      owner: 'group:default/growth',
      allowedActions: ['add-entry', 'finish', 'abandon'],
      steps: [
        { index: 0, ability: 'recover', text: 'Stop the traffic' },
        { index: 1, ability: 'recover' },
      ],
      runbooks: [
        { ability: 'observe' },
        { ability: 'recover', runbook: 'docs/recover.md', version: 'sha256:1' },
      ],
    });
    await log(backend, running, { kind: 'step', step: 0 });
    await log(backend, running, { kind: 'step', step: 1 });
    const reopened = await log(backend, running, {
      kind: 'step',
      step: 1,
      done: false,
    });
    expect(reopened.steps).toMatchObject([
      { doneBy: OKSANA, doneAt: '2026-11-20T12:00:00.000Z' },
      expect.not.objectContaining({ doneAt: expect.anything() }),
    ]);
    const blocked = await log(backend, running, {
      kind: 'blocker',
      text: 'No right to the registry',
      url: 'https://tickets.test/1',
    });
    await log(backend, running, {
      kind: 'blocker-resolved',
      blocker: blocked.entries!.at(-1)!.id,
    });
    setClock('2026-11-20T14:00:00Z');
    const finished = await backend
      .post(`/drills/${running.id}/finish`, OKSANA)
      .send({
        outcome: 'failed',
        authorHelped: false,
        notes: 'The alert does not fire',
        blockers: [{ title: 'The alert is muted' }],
      });
    expect(finished.body).toMatchObject({
      state: 'failed',
      startedAt: '2026-11-20T12:00:00.000Z',
      endedAt: '2026-11-20T14:00:00.000Z',
      recordedBy: OKSANA,
      blockers: 2,
      assessments: [
        { ability: 'observe', valid: true, status: 'valid' },
        { ability: 'recover', valid: true, status: 'valid' },
      ],
      allowedActions: ['correct', 'resolve-blocker'],
    });
    expect(
      finished.body.entries.map(({ kind }: { kind: string }) => kind),
    ).toEqual([
      ...[
        'planned',
        'started',
        'step',
        'step',
        'step',
        'blocker',
        'blocker-resolved',
      ],
      ...['blocker', 'finished'],
    ]);
    expect(backend.notifications.at(-1)).toMatchObject({
      recipients: { entityRef: ['group:default/growth'] },
      payload: { severity: 'high' },
    });
    expect((await backend.get('/drills/due')).body).toMatchObject({
      totalItems: 1,
      items: [
        {
          entityRef: CHURN,
          abilities: [
            { ability: 'observe', reason: 'failed' },
            { ability: 'recover', reason: 'failed' },
          ],
        },
      ],
    });
    const history = backend.audit.filter(({ eventId }) =>
      eventId.startsWith('drill-'),
    );
    expect(history.map(({ eventId }) => eventId)).toEqual([
      ...['drill-plan', 'drill-start', ...Array(5).fill('drill-entry-add')],
      'drill-finish',
    ]);
    expect(history.at(-1)!.meta).toMatchObject({
      before: { state: 'running' },
      after: { state: 'failed', recordedBy: OKSANA },
    });
  });

  it('are filtered by entity, team, user, state, ability and day', async () => {
    const backend = await begin();
    const first = await planned(backend);
    const second = await started(backend, [OKSANA, OUTSIDER], ['deploy']);
    const ids = async (query: string) =>
      (await backend.get(`/drills?${query}`)).body.items.map(
        ({ id }: Drill) => id,
      );
    for (const [query, expected] of [
      [`entityRef=${CHURN}`, [second.id, first.id]],
      ['entityRef=model:default/x', []],
      ['team=group:default/company', [second.id, first.id]],
      ['team=group:default/search', []],
      ['owner=group:default/research', [second.id, first.id]],
      [`operator=${OUTSIDER}`, [second.id]],
      ['state=planned', [first.id]],
      ['state=planned&state=running', [second.id, first.id]],
      ['ability=deploy', [second.id]],
      ['plannedFrom=2026-01-01', []],
    ] as const) {
      expect([query, await ids(query)]).toEqual([query, expected]);
    }
    const page = (await backend.get('/drills?limit=1')).body;
    const next = await backend.get(
      `/drills?limit=1&cursor=${page.pageInfo.nextCursor}`,
    );
    expect([...page.items, ...next.body.items].map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    const cancelled = await backend.post(`/drills/${first.id}/cancel`, OKSANA);
    expect(cancelled.status).toBe(200);
    expect(await ids('')).toEqual([second.id]);
    expect(
      (await backend.post(`/drills/${first.id}/start`, OKSANA)).status,
    ).toBe(404);
    expect(
      (await backend.post(`/drills/${second.id}/cancel`, OKSANA)).status,
    ).toBe(409);
  });

  it('are verified by a run of a participant within the time of the drill', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const run = (path: string, content: object) => {
      server.runs.set(path, content);
      return url + path;
    };
    const during = {
      startedAt: '2026-11-20T12:30:00Z',
      endedAt: '2026-11-20T12:40:00Z',
    };
    const traceOf = async (traces: string[]) => {
      setClock('2026-11-20T12:00:00Z');
      const { id } = await started(backend);
      setClock('2026-11-20T14:00:00Z');
      const { body } = await backend.post(`/drills/${id}/finish`, OKSANA).send({
        outcome: 'passed',
        authorHelped: false,
        traces,
      });
      return [
        body.assessments[0].trace,
        ...body.entries
          .filter(
            (line: DrillEntry) =>
              line.kind === 'trace' && line.createdBy === '',
          )
          .map(({ text }: { text: string }) => text),
      ];
    };
    expect(
      await traceOf([
        run('/mine', { actors: ['Oksana@example.com'], ...during }),
      ]),
    ).toEqual([
      'verified',
      'The runs confirms that user:default/oksana ran it at 2026-11-20T12:30:00Z',
    ]);
    expect(
      await traceOf([
        run('/theirs', { actors: ['tomas'], ...during }),
        run('/before', {
          actors: ['oksana'],
          startedAt: '2026-11-19T12:00:00Z',
          endedAt: '2026-11-19T13:00:00Z',
        }),
        run('/endless', { actors: [OKSANA], startedAt: during.startedAt }),
        `${url}/none`,
        run('/broken', { actors: 'oksana', ...during }),
        'https://elsewhere.test/run/1',
      ]),
    ).toEqual([
      'attested',
      'According to The runs, a different user ran it',
      expect.stringContaining('which is outside the drill'),
      expect.stringContaining('and has not ended'),
      'The runs has no such run',
      expect.stringContaining('The runs could not be queried'),
      'No connected system recognizes this link',
    ]);

    // The run is there an hour later.
    const late = `${url}/late`;
    expect(await traceOf([late])).toEqual([
      'attested',
      'The runs has no such run',
    ]);
    run('/late', { actors: [OKSANA], ...during });
    await backend.runTask('ml-ownership-drills');
    const { body } = await backend.get('/drills');
    expect(
      body.items.find(({ traces }: Drill) => traces.includes(late)).assessments,
    ).toMatchObject([{ trace: 'verified' }]);
  });

  it('suggest eligible teams with reasons', async () => {
    const backend = await begin();
    const suggest = async (query = '') =>
      (await backend.get(`/drills/suggestions?entityRef=${CHURN}${query}`))
        .body;
    expect(await suggest()).toMatchObject({
      items: [
        {
          team: 'group:default/platform',
          operators: [OKSANA, OUTSIDER],
          drills: 0,
          reasons: [
            'Already operates it',
            'No drills for other teams yet',
            '2 of 3 members eligible',
          ],
        },
        { team: 'group:default/search', operators: ['user:default/ivo'] },
      ],
    });
    expect((await suggest('&q=sear')).items).toMatchObject([
      { team: 'group:default/search' },
    ]);
    const { id } = await started(backend);
    await backend
      .post(`/drills/${id}/finish`, OKSANA)
      .send({ outcome: 'failed', authorHelped: false });
    // The team may try again, but another team would show more.
    expect(await suggest()).toMatchObject({
      items: [
        { team: 'group:default/search' },
        {
          team: 'group:default/platform',
          reasons: [
            'Already operates it',
            '1 drill for other teams in the last year',
            'Did the last drill',
            '2 of 3 members eligible',
          ],
        },
      ],
    });
    const { excluded } = await suggest('&q=plat');
    expect(excluded).toBe(0);

    // The team that takes the entity over has to prove it.
    const proposed = await backend.post('/handovers', TOMAS).send({
      entityRef: CHURN,
      toTeam: 'group:default/platform',
    });
    expect(proposed.status).toBe(201);
    const [first] = (await suggest('&limit=1')).items;
    expect([first.team, first.reasons[0]]).toEqual([
      'group:default/platform',
      'Receiving team of an open handover',
    ]);
  });

  it('keep a blocker open until the performing team or the owner resolves it, also after the end', async () => {
    const backend = await begin();
    const drill = await started(backend);
    const note = async (text: string): Promise<number> =>
      (await log(backend, drill, { kind: 'blocker', text })).entries!.at(-1)!
        .id;
    const [first, second] = [await note('No access'), await note('No pager')];
    const say = (person: string, body: object) =>
      backend.post(`/drills/${drill.id}/entries`, person).send(body);
    // The owner may not record anything while the drill runs.
    expect(
      (await say(TOMAS, { kind: 'blocker-resolved', blocker: first })).status,
    ).toBe(403);
    await backend
      .post(`/drills/${drill.id}/finish`, OKSANA)
      .send({ outcome: 'failed', authorHelped: false });
    const can = async (person: string) =>
      (await backend.get(`/drills/${drill.id}`, person)).body.allowedActions;
    expect([await can(OKSANA), await can(TOMAS), await can(IVO)]).toEqual([
      ['correct', 'resolve-blocker'],
      ['resolve-blocker'],
      [],
    ]);

    const stranger = await say(IVO, {
      kind: 'blocker-resolved',
      blocker: first,
    });
    expect(stranger.status).toBe(403);
    for (const [person, blocker] of [
      [OKSANA, first],
      [TOMAS, second],
    ] as const) {
      const { body, status } = await say(person, {
        kind: 'blocker-resolved',
        blocker,
      });
      expect([body, status]).toEqual([
        expect.objectContaining({
          state: 'failed',
          assessments: [expect.objectContaining({ status: 'valid' })],
        }),
        200,
      ]);
      expect(body.entries.at(-1)).toMatchObject({
        kind: 'blocker-resolved',
        createdBy: person,
        blocker,
      });
    }
    expect(
      backend.audit
        .filter(({ eventId }) => eventId === 'drill-entry-add')
        .at(-1),
    ).toMatchObject({
      meta: { before: { state: 'failed' }, after: { state: 'failed' } },
    });
    // No further lines are accepted.
    for (const person of [OKSANA, TOMAS]) {
      const { status } = await say(person, { kind: 'note', text: 'Late' });
      expect([person, status]).toEqual([person, person === TOMAS ? 403 : 409]);
    }
  });

  it('are listed with running drills first, then planned ones by date, then finished ones newest first', async () => {
    setClock('2026-11-20T12:00:00Z');
    const backend = await begin();
    const plan = async (plannedDate: string) => {
      const { body } = await backend.post('/drills', OKSANA).send({
        entityRef: CHURN,
        abilities: ['recover'],
        performingTeam: 'group:default/platform',
        operators: [OKSANA],
        plannedDate,
      });
      return body.id as string;
    };
    const finish = async (at: string) => {
      setClock('2026-11-20T12:00:00Z');
      const { id } = await started(backend);
      setClock(at);
      await backend
        .post(`/drills/${id}/finish`, OKSANA)
        .send({ outcome: 'failed', authorHelped: false });
      setClock('2026-11-20T12:00:00Z');
      return id;
    };
    const late = await finish('2026-11-20T15:00:00Z');
    const running = [await started(backend), await started(backend)].map(
      ({ id }) => id,
    );
    const january = await plan('2027-01-07');
    const december = await plan('2026-12-07');
    const early = await finish('2026-11-20T13:00:00Z');
    setClock('2026-11-20T16:00:00Z');

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const { body } = await backend.get(`/drills?limit=1${page}`);
      seen.push(...body.items.map(({ id }: Drill) => id));
      cursor = body.pageInfo.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      ...running.reverse(),
      ...[december, january, late, early],
    ]);
  });

  it('record an incident that another team handled', async () => {
    const backend = await begin();
    await backend.knex('scorecard_changes').update({ changed_at: inDays(-10) });
    const startedAt = inDays(-2);
    const body = {
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
      startedAt,
    };
    const stranger = await backend.post('/drills', TOMAS).send(body);
    expect(stranger.status).toBe(403);
    const { body: drill } = await backend.post('/drills', OKSANA).send(body);
    expect(drill).toMatchObject({
      state: 'running',
      isIncident: true,
      startedAt,
    });
    const { body: over } = await backend
      .post(`/drills/${drill.id}/finish`, OKSANA)
      .send({
        outcome: 'passed',
        authorHelped: false,
        endedAt: inDays(-1),
      });
    expect(over.assessments).toMatchObject([{ valid: true, status: 'valid' }]);
    const corrected = await backend
      .post(`/drills/${drill.id}/correct`, OKSANA)
      .send({ reason: 'It was ada who found it', authorHelped: true });
    expect(corrected.body).toMatchObject({
      authorHelped: true,
      assessments: [
        {
          valid: false,
          status: 'invalidated',
          reasons: ['An author helped, as was reported later'],
        },
      ],
    });
  });

  it('require the permission and a user', async () => {
    const backend = await start({
      entities: towns(),
      denied: ['ml-ownership.drill.record'],
    });
    await backend.evaluate();
    const { status, body } = await backend.post('/drills', OKSANA).send({
      entityRef: CHURN,
      abilities: ['recover'],
      performingTeam: 'group:default/platform',
      operators: [OKSANA],
    });
    expect([status, body.error.message]).toEqual([
      403,
      'Missing permission ml-ownership.drill.record',
    ]);
    expect((await backend.anonymous('/drills')).status).toBe(401);
  });

  it('are due in the order of urgency, over all pages', async () => {
    const backend = await start({
      entities: [...company(), ...manyModels(6)],
    });
    await backend.evaluate();
    const mark = (
      name: string,
      tier: number | null,
      reason: string,
      at: string,
    ) =>
      backend
        .knex('scorecards')
        .where({ entity_ref: `model:default/${name}` })
        .update({
          tier,
          drill_results: JSON.stringify({
            statuses: {},
            due: [{ ability: 'recover', reason, at }],
          }),
          drill_due_at: at,
        });
    await mark('model-0', 3, 'ready', '2026-01-01T00:00:00.000Z');
    await mark('model-1', null, 'ready', '2026-01-01T00:00:00.000Z');
    await mark('model-2', 1, 'ready', '2026-03-01T00:00:00.000Z');
    await mark('model-3', 1, 'ready', '2026-02-01T00:00:00.000Z');
    await mark('model-4', 4, 'failed', '2026-05-01T00:00:00.000Z');
    await mark('model-5', null, 'stale', '2026-04-01T00:00:00.000Z');

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const { body } = await backend.get(`/drills/due?limit=2${page}`);
      expect(body.totalItems).toBe(6);
      seen.push(...body.items.map(({ title }: { title: string }) => title));
      cursor = body.pageInfo.nextCursor;
    } while (cursor);
    expect(seen).toEqual(
      [5, 4, 3, 2, 0, 1].map(number => `The model-${number}`),
    );
  });

  it('are due within the requested period only', async () => {
    const backend = await begin();
    const [soon, later] = [inDays(10), inDays(150)];
    await backend
      .knex('scorecards')
      .where({ entity_ref: CHURN })
      .update({
        drill_results: JSON.stringify({
          statuses: {},
          due: [
            { ability: 'retrain', reason: 'expiring', at: later },
            { ability: 'recover', reason: 'expiring', at: soon },
          ],
        }),
        drill_due_at: soon,
      });
    const abilities = async (query = '') => {
      const { body } = await backend.get(`/drills/due${query}`);
      return body.items
        .find(({ entityRef }: { entityRef: string }) => entityRef === CHURN)
        .abilities.map(({ ability }: { ability: string }) => ability);
    };
    expect(await abilities()).toEqual(['recover']);
    expect(await abilities(`?until=${inDays(151)}`)).toEqual([
      'retrain',
      'recover',
    ]);
    // A day ends at a different time in each time zone.
    const lateAt = '2026-12-20T22:30:00.000Z';
    await backend
      .knex('scorecards')
      .where({ entity_ref: CHURN })
      .update({
        drill_results: JSON.stringify({
          statuses: {},
          due: [{ ability: 'recover', reason: 'expiring', at: lateAt }],
        }),
        drill_due_at: lateAt,
      });
    const isDue = async (query: string) => {
      const { status, body } = await backend.get(`/drills/due?${query}`);
      return status === 200
        ? body.items.some(
            ({ entityRef }: { entityRef: string }) => entityRef === CHURN,
          )
        : body.error.message;
    };
    expect({
      'UTC, the day before': await isDue('until=2026-12-19'),
      UTC: await isDue('until=2026-12-20'),
      'America/Los_Angeles': await isDue(
        'until=2026-12-20&timeZone=America/Los_Angeles',
      ),
      'Asia/Tokyo': await isDue('until=2026-12-20&timeZone=Asia/Tokyo'),
      'Asia/Tokyo, an instant': await isDue(
        'until=2026-12-20T23:00:00Z&timeZone=Asia/Tokyo',
      ),
      'a wrong day': await isDue('until=2026-02-31'),
      'a wrong time zone': await isDue('until=2026-12-20&timeZone=Mars/Base'),
    }).toEqual({
      'UTC, the day before': false,
      UTC: true,
      'America/Los_Angeles': true,
      'Asia/Tokyo': false,
      'Asia/Tokyo, an instant': true,
      'a wrong day': expect.stringContaining('until is "2026-02-31"'),
      'a wrong time zone':
        'timeZone is "Mars/Base", expected an IANA time zone, such as "Europe/London"',
    });
  });
});
