import { patchSearchParams, UrlPatch } from './useUrlState';

/** The path with search parameters; `undefined` where the page it leads to is not mounted. */
export function withQuery(
  path: string | undefined,
  query: UrlPatch,
): string | undefined {
  if (path === undefined) {
    return undefined;
  }
  const search = patchSearchParams(new URLSearchParams(), query).toString();
  return search === '' ? path : `${path}?${search}`;
}
