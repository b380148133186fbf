import { SortDescriptor } from '@backstage/ui';
import { useUrlState } from '../url';
import { FIRST_PAGE } from './useUrlPages';

/**
 * The sort of a table whose rows the backend sorts, kept in the search parameters.
 *
 * @param query - what the backend is asked
 */
export function useUrlSort(query: { sort?: string; order?: 'asc' | 'desc' }): {
  descriptor: SortDescriptor | null;
  onSortChange: (descriptor: SortDescriptor) => void;
} {
  const { update } = useUrlState();
  return {
    descriptor: query.sort
      ? {
          column: query.sort,
          direction: query.order === 'desc' ? 'descending' : 'ascending',
        }
      : null,
    onSortChange: ({ column, direction }) =>
      update({
        sort: String(column),
        order: direction === 'descending' ? 'desc' : 'asc',
        ...FIRST_PAGE,
      }),
  };
}
