import { SortDescriptor } from '@backstage/ui';
import { useUrlState } from '../url';
import { FIRST_PAGE } from './useUrlPages';

/**
 * Sort order of a table that the backend sorts, kept in the search parameters.
 *
 * @param query - the current query to the backend
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
