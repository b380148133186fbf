import { TablePaginationProps } from '@backstage/ui';
import { useUrlState } from '../url';
import { useWords } from '../words';
import { FIRST_PAGE } from './useUrlPages';

/** Rows that a page of a table may have; the first is what it has where nothing is chosen. */
const PAGE_SIZES = [20, 50, 100];

/** How many rows a page of a table has by the search parameters. */
export function pageSizeOf(params: URLSearchParams): number {
  const chosen = Number(params.get('pageSize'));
  return PAGE_SIZES.includes(chosen) ? chosen : PAGE_SIZES[0];
}

/** Lets people choose how many rows a page has, kept in the search parameters; goes with `useUrlPages`. */
export function useUrlPageSize(): Pick<
  TablePaginationProps,
  'showPageSizeOptions' | 'pageSizeOptions' | 'onPageSizeChange'
> {
  const { t } = useWords();
  const { update } = useUrlState();
  return {
    showPageSizeOptions: true,
    pageSizeOptions: PAGE_SIZES.map(rows => ({
      label: t('filters.rowsOnPage', { rows }),
      value: rows,
    })),
    onPageSizeChange: rows =>
      update({
        pageSize: rows === PAGE_SIZES[0] ? undefined : String(rows),
        ...FIRST_PAGE,
      }),
  };
}
