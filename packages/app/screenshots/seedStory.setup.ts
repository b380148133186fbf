import { expect, test } from '@playwright/test';

test('the story of the demo is told', async ({ request }) => {
  test.setTimeout(240_000);
  const answer = await request.post('/api/auth/guest/refresh');
  const { backstageIdentity } = await answer.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  await expect
    .poll(
      async () => {
        // Its past ends with drills that are still to come.
        const drills = await request.get(
          '/api/ml-ownership/v1/drills?limit=100',
          { headers },
        );
        return drills.ok() ? (await drills.json()).items.length : 0;
      },
      { timeout: 200_000, intervals: [2_000] },
    )
    .toBeGreaterThanOrEqual(20);
});
