import { patchSearchParams, UrlPatch } from './useUrlState';

/** Adds search parameters to a path; returns `undefined` if the page is not mounted. */
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
