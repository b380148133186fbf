import { ReadingProgress } from './CsvButton';

/** A page of a list of the backend. */
export interface ListPage<Item> {
  items: Item[];
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

/**
 * Reads a list page by page, up to a maximum number of items.
 *
 * @param load - returns the page at a cursor, or the first page without one
 * @param signal - aborts after the pending page; the promise then rejects
 */
export async function readAllPages<Item>(options: {
  load: (cursor: string | undefined) => Promise<ListPage<Item>>;
  most: number;
  onProgress: (progress: ReadingProgress) => void;
  signal: AbortSignal;
}): Promise<{ items: Item[]; total: number }> {
  const { load, most, onProgress, signal } = options;
  const items: Item[] = [];
  let total = 0;
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    signal.throwIfAborted();
    items.push(...page.items);
    total = page.totalItems;
    cursor = page.pageInfo.nextCursor;
    onProgress({
      read: Math.min(items.length, most),
      total: Math.min(total, most),
    });
  } while (cursor !== undefined && items.length < most);
  return { items: items.slice(0, most), total };
}
