import { expect, test } from '@playwright/test';

test('the examples are read and evaluated', async ({ request }) => {
  const answer = await request.post('/api/auth/guest/refresh');
  const { backstageIdentity } = await answer.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  await expect
    .poll(
      async () => {
        const scorecards = await request.get(
          '/api/ml-ownership/v1/scorecards?kind=Model&limit=1',
          { headers },
        );
        return scorecards.ok() ? (await scorecards.json()).totalItems : 0;
      },
      { timeout: 25_000 },
    )
    .toBeGreaterThan(10);
});
