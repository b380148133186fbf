import { company, mlEntity } from '../__testUtils__/exampleOrg';
import { onEachDatabase } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';

jest.setTimeout(120_000);

/** Checks the description of the permission in the README. */
onEachDatabase('the permission to read the portfolio', start => {
  it('names entities without the permission to read scorecards, and counts the rest', async () => {
    const backend = await start({
      entities: [
        ...company(),
        mlEntity('Model', 'secret', {
          tier: 1,
          operatedBy: 'group:default/platform',
        }),
      ],
      hidden: ['model:default/secret', 'user:default/oksana'],
      denied: ['ml-ownership.scorecard.read'],
    });
    await backend.evaluate();
    const as = async (path: string) => (await backend.get(path, OUTSIDER)).body;

    expect((await backend.get('/scorecards', OUTSIDER)).status).toBe(403);
    const portfolio = await as('/portfolio');
    expect(portfolio.models.total).toBe(1);
    expect(portfolio.topRisks).toMatchObject([
      { entityRef: 'model:default/churn', title: 'The churn', verdict: 'no' },
    ]);
    expect(portfolio.evaluation.total).toBe(6);
    expect((await as('/teams/default/platform')).members).toBe(2);
    const { body } = await backend
      .post('/what-if', OUTSIDER)
      .send({ dissolved: ['group:default/platform'] });
    expect(body.hidden).toBe(1);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        entityRef: 'model:default/churn',
        losses: expect.arrayContaining(['operator']),
      }),
    );
    expect((await backend.get('/collectors', OUTSIDER)).status).toBe(200);
    expect(
      JSON.stringify([portfolio, await as('/changes?from=2000-01-01'), body]),
    ).not.toContain('secret');
  });
});
