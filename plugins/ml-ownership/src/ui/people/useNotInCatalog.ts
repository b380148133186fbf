import { useMissing } from '../entity';

/**
 * Returns which of the Groups and Users are missing from the catalog.
 *
 * @param unfound - refs that the catalog did not return, if it was queried. The catalog hides some entities from some
 * users, so these count only if the backend does not respond.
 */
export function useNotInCatalog(
  refs: readonly string[],
  unfound: readonly string[] | undefined,
): string[] {
  const { isMissing, unknown } = useMissing(refs);
  return refs.filter(
    ref => isMissing(ref) || (unknown && unfound?.includes(ref)),
  );
}
