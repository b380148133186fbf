import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Maximum page size of the API. */
const MAX_PAGE_SIZE = 500;

/** Returns the refs of all entities with a verdict; none before the first evaluation has finished. */
export async function readEvaluated(
  api: MlOwnershipApi,
  token: string,
): Promise<Set<string>> {
  const { evaluation } = await api.getPortfolio({ token });
  const refs = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await api.getScorecards(
      { limit: MAX_PAGE_SIZE, cursor },
      { token },
    );
    for (const { entityRef, verdict } of page.items) {
      if (verdict !== 'not-assessed') {
        refs.add(entityRef);
      }
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return evaluation.finishedAt ? refs : new Set();
}
