import { listNames } from './listNames';
import { mentionModel } from './mentionModel';

/** What may be deleted, or why nothing is. */
export type Deletable = { names: string[] } | { refusal: string };

/**
 * Decides which known models that a complete list no longer has may be deleted. A server that was restored from a
 * backup, has lost its database or hides models from these credentials answers with a short list as well.
 *
 * @param known - refs of the entities of all models of this server in the catalog, by the names of the models
 * @param listed - names of all models of the list
 * @param maxShare - the largest part of the known ones, from 0 to 1; one always may
 */
export function findDeletable(
  known: ReadonlyMap<string, string>,
  listed: ReadonlySet<string>,
  maxShare: number,
): Deletable {
  const names = [...known.keys()].filter(name => !listed.has(name)).sort();
  if (names.length > 0 && listed.size === 0) {
    return {
      refusal: `the list is empty, and the catalog has ${known.size} of its models`,
    };
  }
  const most = Math.max(1, Math.floor(known.size * maxShare));
  if (names.length > most) {
    return {
      refusal: `the list lacks ${names.length} of ${
        known.size
      } known models, more than ${most}: ${listNames(
        names.map(name => mentionModel(name, known.get(name)!)),
      )}. If they were deleted, raise catalog.maxDeletedShare for one run`,
    };
  }
  return { names };
}
