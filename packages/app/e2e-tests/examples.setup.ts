import { APIRequestContext, expect, test } from '@playwright/test';

/** Lists that fill while the backend starts, with the minimum number of items once seeding is complete. */
const LISTS = {
  'scorecards?kind=Model': 25,
  handovers: 4,
  // The demo ends with drills that are still to come.
  drills: 20,
};

test('the examples are read and evaluated, and their story is told', async ({
  request,
}) => {
  test.setTimeout(180_000);
  const answer = await request.post('/api/auth/guest/refresh');
  const { backstageIdentity } = await answer.json();
  for (const [list, atLeast] of Object.entries(LISTS)) {
    await expect
      .poll(() => count(request, list, backstageIdentity.token), {
        timeout: 120_000,
      })
      .toBeGreaterThanOrEqual(atLeast);
  }
});

/** The number of items of a list; 0 if the list is not available yet. */
async function count(
  request: APIRequestContext,
  list: string,
  token: string,
): Promise<number> {
  const answer = await request.get(
    `/api/ml-ownership/v1/${list}${list.includes('?') ? '&' : '?'}limit=100`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  return answer.ok() ? (await answer.json()).items.length : 0;
}
