/**
 * What a cell of a CSV file may hold; `undefined` is an empty cell.
 *
 * @public
 */
export type CsvValue = string | number | undefined;

/** Spreadsheets take a text that begins so for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Rows as CSV by RFC 4180: CRLF after each row, fields with commas, quotes or line breaks in quotes, quotes doubled.
 *
 * Titles come from whoever writes a catalog file, so a text that a spreadsheet would run gets an apostrophe before it,
 * which spreadsheets do not show. Numbers stay numbers.
 *
 * @public
 */
export function csvText(rows: ReadonlyArray<readonly CsvValue[]>): string {
  return rows.map(row => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: CsvValue): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
