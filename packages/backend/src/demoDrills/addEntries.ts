import { SeedRun } from './SeedRun';

/**
 * Adds missing entries to a record.
 *
 * @param findNext - returns the next entry to add until a line is in a record, then undefined
 * @returns whether entries were added
 */
export async function addEntries<R, T, L>(
  { signal }: SeedRun,
  record: readonly R[],
  begun: T,
  findNext: (line: R, noted: T) => L | undefined,
  log: (body: L) => Promise<T>,
): Promise<boolean> {
  let noted = begun;
  let isNew = false;
  for (const line of record) {
    let next = findNext(line, noted);
    while (next) {
      signal.throwIfAborted();
      noted = await log(next);
      isNew = true;
      next = findNext(line, noted);
    }
  }
  return isNew;
}
