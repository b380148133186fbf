import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** A change of the search parameters: a value or values to set, `undefined` to remove. */
export type UrlPatch = Record<string, string | string[] | undefined>;

/**
 * The search parameters of the page, so that a reload, a shared link and the back button restore its state.
 *
 * @returns the parameters, and a function that changes some of them and keeps the others. `replace` replaces the
 * current history entry, for frequent changes such as typing.
 */
export function useUrlState(): {
  params: URLSearchParams;
  update: (patch: UrlPatch, options?: { replace?: boolean }) => void;
} {
  const [params, setParams] = useSearchParams();

  const update = useCallback(
    (patch: UrlPatch, options?: { replace?: boolean }) => {
      setParams(current => patchSearchParams(current, patch), {
        replace: options?.replace ?? false,
      });
    },
    [setParams],
  );

  return useMemo(() => ({ params, update }), [params, update]);
}

/** Returns a copy of the parameters with a patch applied. */
export function patchSearchParams(
  current: URLSearchParams,
  patch: UrlPatch,
): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(patch)) {
    next.delete(name);
    for (const item of [value ?? []].flat()) {
      if (item !== '') {
        next.append(name, item);
      }
    }
  }
  return next;
}
