import { TablePaginationProps } from '@backstage/ui';
import { useUrlState } from '../url';
import { useMlTranslation } from '../../translations';
import { FIRST_PAGE } from './useUrlPages';

/** The available page sizes of a table; the first one is the default. */
const PAGE_SIZES = [20, 50, 100];

/** Returns the page size from the search parameters. */
export function pageSizeOf(params: URLSearchParams): number {
  const chosen = Number(params.get('pageSize'));
  return PAGE_SIZES.includes(chosen) ? chosen : PAGE_SIZES[0];
}

/** Page size selection of a table, kept in the search parameters; to be used with `useUrlPages`. */
export function useUrlPageSize(): Pick<
  TablePaginationProps,
  'showPageSizeOptions' | 'pageSizeOptions' | 'onPageSizeChange'
> {
  const { t } = useMlTranslation();
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
