import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The longest page that the API takes. */
const LONGEST_PAGE = 500;

/**
 * Refs of all entities that have a verdict; none before the first evaluation has come to its end.
 */
export async function readEvaluated(
  api: MlOwnershipApi,
  token: string,
): Promise<Set<string>> {
  const { evaluation } = await api.getPortfolio({ token });
  const refs = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await api.getScorecards(
      { limit: LONGEST_PAGE, cursor },
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
