import {
  countFoundations,
  Foundation,
  FOUNDATION_STATES,
  FoundationCounts,
  FoundationCountsByFoundation,
  FOUNDATIONS,
  FoundationState,
  noFoundationCounts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Names of the columns with the counts of each foundation. A column has the counts of all states, each with two decimal
 * digits: 3 that pass, 1 that fails, 2 unknown and none exempt are 20103. So that one column can be added up and
 * filtered by state, and a row stays small.
 */
export type CountColumns = Record<`${Foundation}_counts`, number>;

const BASE = 100;

/** The columns of an evaluated entity. */
export function toCountColumns(
  criteria: Parameters<typeof countFoundations>[0],
): CountColumns {
  const counts = countFoundations(criteria);
  return Object.fromEntries(
    FOUNDATIONS.map(foundation => [
      countColumn(foundation),
      FOUNDATION_STATES.reduce(
        (sum, state, index) =>
          sum + Math.min(counts[foundation][state], BASE - 1) * BASE ** index,
        0,
      ),
    ]),
  ) as CountColumns;
}

/** The counts in the columns of a row; undefined if it was written before they were counted. */
export function fromCountColumns(
  row: Partial<Record<keyof CountColumns, number | null>>,
): FoundationCountsByFoundation | undefined {
  const counts = noFoundationCounts();
  for (const foundation of FOUNDATIONS) {
    const packed = row[countColumn(foundation)];
    if (typeof packed !== 'number') {
      return undefined;
    }
    counts[foundation] = unpack(packed);
  }
  return counts;
}

/** The name of the column of a foundation. */
export function countColumn(foundation: Foundation): keyof CountColumns {
  return `${foundation}_counts`;
}

/** The names of all columns. */
export const COUNT_COLUMNS = FOUNDATIONS.map(countColumn);

/** SQL of the number of criteria in a state. */
export function countOfState(column: string, state: FoundationState): string {
  const divisor = BASE ** FOUNDATION_STATES.indexOf(state);
  return `((${column} / ${divisor}) % ${BASE})`;
}

function unpack(packed: number): FoundationCounts {
  return Object.fromEntries(
    FOUNDATION_STATES.map((state, index) => [
      state,
      Math.floor(packed / BASE ** index) % BASE,
    ]),
  ) as unknown as FoundationCounts;
}
