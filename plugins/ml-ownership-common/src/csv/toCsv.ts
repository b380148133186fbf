/**
 * The value of a cell in a CSV file; `undefined` is an empty cell.
 *
 * @public
 */
export type CsvValue = string | number | undefined;

/**
 * Spreadsheets treat a text with such a start as a formula, some of them also after invisible characters:
 * spaces, control characters, a byte order mark, zero-width characters.
 */
const FORMULA_START =
  /^(?:[\t\r\n]|[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]*[=+\-@\u2212])/u;

/** Some spreadsheets split on semicolons or tabs. */
const NEEDS_QUOTES = /[",;\t\r\n]/;

/**
 * Formats rows of a CSV file according to RFC 4180: CRLF after each row, fields with commas, semicolons, tabs,
 * quotes or line breaks in quotes, quotes doubled.
 *
 * Titles are user input from catalog files, so a text that a spreadsheet would execute gets a leading
 * apostrophe, which spreadsheets do not show. Numbers stay numbers.
 *
 * @public
 */
export function toCsv(rows: ReadonlyArray<readonly CsvValue[]>): string {
  return rows.map(row => `${row.map(field).join(',')}\r\n`).join('');
}

/**
 * Formats a CSV file, or its beginning with the header row: as {@link toCsv}, after a byte order mark. Without the mark,
 * Excel reads the file in the code page of the machine, and umlauts break.
 *
 * @public
 */
export function toCsvFile(rows: ReadonlyArray<readonly CsvValue[]>): string {
  return `\ufeff${toCsv(rows)}`;
}

function field(value: CsvValue): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  // Other forms of these characters count too: "＝", "﹢", "＠".
  const isFormula = FORMULA_START.test(value.normalize('NFKC'));
  const text = isFormula ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
