import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { started, towns } from '../__testUtils__/drills';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';

jest.setTimeout(120_000);

const CHURN = 'model:default/churn';
const OKSANA = 'user:default/oksana';
const PLATFORM = 'group:default/platform';
const TOMAS = 'user:default/tomas';

onEachDatabase('open blockers of drills', start => {
  const scorecardOf = async (backend: TestBackend) =>
    (await backend.get('/scorecards/model/default/churn')).body;

  it('are on the scorecard and in the handover of the entity until they are resolved, and change no score', async () => {
    const backend = await start({ entities: towns() });
    await backend.evaluate();
    const proposed = await backend
      .post('/handovers', TOMAS)
      .send({ entityRef: CHURN, toTeam: PLATFORM });
    const before = await scorecardOf(backend);
    expect(before.openBlockers).toEqual([]);

    const report = async (drill: Drill, body: object): Promise<number> =>
      (
        await backend
          .post(`/drills/${drill.id}/entries`, OKSANA)
          .send({ kind: 'blocker', ...body })
      ).body.entries.at(-1).id;
    const first = await started(backend, [OKSANA], ['recover', 'observe']);
    const [pager, board, solved] = [
      await report(first, { text: 'No pager' }),
      await report(first, {
        text: 'The board is empty',
        ability: 'observe',
        url: 'https://tickets.test/1',
      }),
      await report(first, { text: 'No VPN' }),
    ];
    const resolve = (blocker: number, person: string) =>
      backend
        .post(`/drills/${first.id}/entries`, person)
        .send({ kind: 'blocker-resolved', blocker });
    await resolve(solved, OKSANA);
    const second = await started(backend);
    const role = await report(second, { text: 'No role' });

    const found = (
      id: number,
      drill: Drill,
      abilities: string[],
      text: string,
    ) => ({
      id,
      drill: drill.id,
      abilities,
      text,
      reportedBy: OKSANA,
      reportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      performingTeam: PLATFORM,
    });
    const open = [
      found(role, second, ['recover'], 'No role'),
      {
        ...found(board, first, ['observe'], 'The board is empty'),
        url: 'https://tickets.test/1',
      },
      found(pager, first, ['observe', 'recover'], 'No pager'),
    ];
    const { openBlockers, ...score } = await scorecardOf(backend);
    expect(openBlockers).toEqual(open);
    const { openBlockers: _, ...scoreBefore } = before;
    expect(score).toEqual(scoreBefore);
    const handover = async () =>
      (await backend.get(`/handovers/${proposed.body.id}`)).body;
    expect(await handover()).toMatchObject({ openBlockers: 0 });
    expect((await handover()).drillBlockers).toEqual(open);
    const [listed] = (await backend.get('/handovers')).body.items;
    expect(listed).not.toHaveProperty('drillBlockers');

    // The owner resolves one after the drill.
    await backend
      .post(`/drills/${first.id}/finish`, OKSANA)
      .send({ outcome: 'failed', authorHelped: false });
    expect((await resolve(board, TOMAS)).status).toBe(200);
    expect((await scorecardOf(backend)).openBlockers).toEqual([
      open[0],
      open[2],
    ]);
  });
});
