import { GetScorecards } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReadCsv } from '../csv';

const LINE_BREAK = 10;

/**
 * Reads what a table is filtered to as the CSV file that the backend makes, piece by piece.
 *
 * @param total - the rows that the table has: the file does not say how many will come
 */
export function readScorecardsCsv(
  query: GetScorecards['query'],
  total: number,
): ReadCsv {
  const { limit: _, cursor: __, ...filters } = query;
  return async (api, { onProgress, signal }) => {
    const response = await api.exportScorecards(filters);
    signal.throwIfAborted();
    const reader = response.body!.getReader();
    signal.addEventListener('abort', () => {
      // What broke off by itself has nothing more to cancel.
      reader.cancel().catch(() => {});
    });
    const parts: Uint8Array[] = [];
    // The header has a line too.
    let rows = -1;
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) {
        return { parts, rows, total: rows };
      }
      parts.push(value);
      rows += value.reduce(
        (lines, byte) => (byte === LINE_BREAK ? lines + 1 : lines),
        0,
      );
      onProgress({ read: Math.max(0, Math.min(rows, total)), total });
    }
  };
}
