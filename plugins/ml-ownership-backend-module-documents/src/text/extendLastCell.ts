import { plainText } from './plainText';

/** In UTF-16 code units. Longer than any real cell, and short enough to extend it often. */
const MAX_CELL_LENGTH = 2000;

/** Adds another line to the last cell of a row. */
export function extendLastCell(row: string[] | undefined, line: string): void {
  const last = row?.at(-1);
  if (row && last !== undefined && last.length < MAX_CELL_LENGTH) {
    row[row.length - 1] = `${last} ${plainText(line)}`.trim();
  }
}
