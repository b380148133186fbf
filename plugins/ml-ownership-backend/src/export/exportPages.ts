import { InputError } from '@backstage/errors';
import {
  CsvValue,
  toCsv,
  toCsvFile,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** Maximum number of rows in one file. */
const MAX_ROWS = 50_000;

/** Number of rows that are read, and kept in memory, at once. */
const ROWS_AT_ONCE = 1000;

/** The values of each column, by heading. */
export type CsvColumns<Item> = Record<string, (item: Item) => CsvValue>;

interface Page<Item> {
  items: Item[];
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

/** Rows as text: the items themselves are not kept while the next ones are read. */
interface Part {
  text: string;
  nextCursor: string | undefined;
}

/**
 * Exports every page of a list as a CSV file with a header row.
 *
 * The first rows are read before this resolves, so that errors are thrown before the response begins. Further rows are
 * read as the file is consumed, a thousand at a time, and with the permissions that the caller has at that moment. A
 * concurrent evaluation may move a row to another position.
 *
 * @param load - a page of the list; the first one without a cursor
 * @param refusal - the error message if there are too many items
 * @returns chunks of the file with a thousand rows each
 * @throws InputError if the list has more items than a file may contain
 */
export async function exportPages<Item>(options: {
  columns: CsvColumns<Item>;
  load: (cursor: string | undefined, limit: number) => Promise<Page<Item>>;
  refusal: (total: number, most: number) => string;
}): Promise<AsyncIterable<string>> {
  const { columns, load, refusal } = options;
  const toPart = ({ items, pageInfo }: Page<Item>): Part => ({
    text: toCsv(
      items.map(item => Object.values(columns).map(cell => cell(item))),
    ),
    nextCursor: pageInfo.nextCursor,
  });
  const first = await load(undefined, ROWS_AT_ONCE);
  if (first.totalItems > MAX_ROWS) {
    throw new InputError(refusal(first.totalItems, MAX_ROWS));
  }

  async function* pieces(start: Part) {
    yield toCsvFile([Object.keys(columns)]);
    let part: Part | undefined = start;
    while (part) {
      yield part.text;
      const cursor: string | undefined = part.nextCursor;
      part =
        cursor === undefined
          ? undefined
          : toPart(await load(cursor, ROWS_AT_ONCE));
    }
  }
  return pieces(toPart(first));
}
