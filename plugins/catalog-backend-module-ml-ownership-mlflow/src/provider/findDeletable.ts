/** What may be deleted, or why nothing is. */
export type Deletable = { names: string[] } | { refusal: string };

/** The most names that a message has. */
const MAX_NAMED = 5;

/**
 * Decides which known models that a complete list no longer has may be deleted. A server that was restored from a
 * backup, has lost its database or hides models from these credentials answers with a short list as well.
 *
 * @param known - names of all models of this server in the catalog
 * @param listed - names of all models of the list
 * @param maxShare - the largest part of the known ones, from 0 to 1; one always may
 */
export function findDeletable(
  known: readonly string[],
  listed: ReadonlySet<string>,
  maxShare: number,
): Deletable {
  const names = known.filter(name => !listed.has(name)).sort();
  if (names.length > 0 && listed.size === 0) {
    return {
      refusal: `the list is empty, and the catalog has ${known.length} of its models`,
    };
  }
  const most = Math.max(1, Math.floor(known.length * maxShare));
  if (names.length > most) {
    const more = names.length - MAX_NAMED;
    return {
      refusal: `the list lacks ${names.length} of ${
        known.length
      } known models, more than ${most}: ${names
        .slice(0, MAX_NAMED)
        .join(', ')}${
        more > 0 ? ` and ${more} more` : ''
      }. If they were deleted, raise catalog.maxDeletedShare for one run`,
    };
  }
  return { names };
}
