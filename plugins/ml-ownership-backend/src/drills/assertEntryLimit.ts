import { ConflictError } from '@backstage/errors';

/** Maximum number of entries in the record of one drill or handover. */
const MAX_ENTRIES = 1000;

/** @throws ConflictError if a record has as many entries as are allowed */
export function assertEntryLimit(entries: number): void {
  if (entries >= MAX_ENTRIES) {
    throw new ConflictError(
      `The timeline has reached its limit of ${MAX_ENTRIES} entries`,
    );
  }
}
