import {
  csvText,
  CsvValue,
  MlOwnershipApi,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CsvButton } from './CsvButton';
import { ListPage, readAllPages } from './readAllPages';

/** Rows of a list in one file at most. */
export const MOST_CSV_ROWS = 10_000;

/** The largest page that the backend answers with. */
export const CSV_PAGE_SIZE = 500;

/** A column of a CSV file. */
export interface CsvColumn<Item> {
  title: string;
  value: (item: Item) => CsvValue;
}

/**
 * Saves a whole list of the backend, read page by page, as a CSV file.
 *
 * @param label - what is saved, as in "Save crossings as CSV"
 * @param load - answers with a page of `CSV_PAGE_SIZE` items
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
          most: MOST_CSV_ROWS,
          onProgress,
          signal,
        });
        const text = csvText([
          columns.map(column => column.title),
          ...items.map(item => columns.map(column => column.value(item))),
        ]);
        return { parts: [text], rows: items.length, total };
      }}
    />
  );
}
