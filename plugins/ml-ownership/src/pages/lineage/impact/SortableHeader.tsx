import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { Sort } from './impactUrlState';
import styles from './ImpactTable.module.css';

/**
 * The header of a column that sorts its table.
 *
 * @param first - the direction of the first sort by this column
 */
export function SortableHeader<Column extends string>(props: {
  column: Column;
  label: string;
  /** The full meaning of the column, if its label is abbreviated. */
  meaning?: string;
  sort: Sort<Column> | undefined;
  first?: 'asc' | 'desc';
  isNumber?: boolean;
  onSort: (sort: Sort<Column>) => void;
}) {
  const {
    column,
    label,
    meaning,
    sort,
    first = 'asc',
    isNumber,
    onSort,
  } = props;
  const order = sort?.column === column ? sort.order : undefined;
  const Icon = order === 'desc' ? RiArrowDownLine : RiArrowUpLine;
  const turned = order === 'desc' ? 'asc' : 'desc';
  return (
    <th
      scope="col"
      className={isNumber ? styles.number : undefined}
      aria-sort={order && (order === 'desc' ? 'descending' : 'ascending')}
    >
      <button
        type="button"
        className={styles.sort}
        title={meaning}
        onClick={() => onSort({ column, order: order ? turned : first })}
      >
        {label}
        <Icon
          className={styles.arrow}
          data-active={order !== undefined || undefined}
          aria-hidden
        />
      </button>
    </th>
  );
}
