import { TablePaginationProps } from '@backstage/ui';
import { useUrlState } from '../url';
import { TranslateFunction, useMlTranslation } from '../../translations';

/** Resets a list to its first page; to be merged into every change of its filters or sort order. */
export const FIRST_PAGE = { cursor: undefined, page: undefined };

/** Like {@link FIRST_PAGE}, for a list whose parameters have a prefix. */
export function firstPageOf(prefix: string): Record<string, undefined> {
  return { [`${prefix}-cursor`]: undefined, [`${prefix}-page`]: undefined };
}

/**
 * Pagination of a list of the backend, kept in the search parameters.
 *
 * @param data - the current page; `undefined` while loading
 * @param prefix - of the parameters, for the second list of a page
 */
export function useUrlPages(
  data:
    | {
        items: readonly unknown[];
        totalItems: number;
        pageInfo: { nextCursor?: string; prevCursor?: string };
      }
    | undefined,
  pageSize: number,
  prefix?: string,
): TablePaginationProps {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const name = (parameter: string) =>
    prefix ? `${prefix}-${parameter}` : parameter;
  const page = Math.max(0, Math.trunc(Number(params.get(name('page')))) || 0);
  const offset = page * pageSize;

  const goTo = (cursor: string | undefined, nextPage: number) =>
    update({
      [name('cursor')]: nextPage === 0 ? undefined : cursor,
      [name('page')]: nextPage === 0 ? undefined : String(nextPage),
    });

  return {
    pageSize,
    showPageSizeOptions: false,
    totalCount: data?.totalItems,
    offset,
    hasNextPage: Boolean(data?.pageInfo.nextCursor),
    hasPreviousPage: Boolean(data?.pageInfo.prevCursor),
    onNextPage: () => goTo(data?.pageInfo.nextCursor, page + 1),
    onPreviousPage: () =>
      goTo(data?.pageInfo.prevCursor, Math.max(0, page - 1)),
    getLabel: () => pageLabel(t, offset, data?.items.length, data?.totalItems),
  };
}

/** Returns the range of a page, as in "21–40 of 112"; empty while loading. */
export function pageLabel(
  t: TranslateFunction,
  offset: number,
  count: number | undefined,
  total: number | undefined,
): string {
  if (count === undefined || total === undefined) {
    return '';
  }
  return count === 0
    ? t('filters.rangeOfNone', { total })
    : t('filters.range', {
        first: offset + 1,
        last: offset + count,
        total,
      });
}
