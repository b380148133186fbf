import {
  toCsvFile,
  CsvValue,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CsvButton } from './CsvButton';
import { ListPage, readAllPages } from './readAllPages';

/** The maximum number of rows in a file. */
const MAX_CSV_ROWS = 10_000;

/** The maximum page size of the backend. */
export const CSV_PAGE_SIZE = 500;

/** A column of a CSV file. */
export interface CsvColumn<Item> {
  title: string;
  value: (item: Item) => CsvValue;
}

/**
 * A button that saves a whole list of the backend as a CSV file, reading it page by page.
 *
 * @param label - as in "Save crossings as CSV"
 * @param load - returns a page of `CSV_PAGE_SIZE` items
 */
export function ListCsvButton<Item>(props: {
  label: string;
  fileName: string;
  columns: CsvColumn<Item>[];
  load: (
    api: MlOwnershipApi,
    cursor: string | undefined,
  ) => Promise<ListPage<Item>>;
}) {
  const { label, fileName, columns, load } = props;
  return (
    <CsvButton
      label={label}
      fileName={fileName}
      read={async (api, { onProgress, signal }) => {
        const { items, total } = await readAllPages({
          load: cursor => load(api, cursor),
          most: MAX_CSV_ROWS,
          onProgress,
          signal,
        });
        const text = toCsvFile([
          columns.map(column => column.title),
          ...items.map(item => columns.map(column => column.value(item))),
        ]);
        return { parts: [text], rows: items.length, total };
      }}
    />
  );
}
