import { UrlPatch } from '../url';

/**
 * What of the search parameters of a page makes a view, always in the same order, so that equal views are equal texts.
 *
 * @param parameters - names of those that do
 */
export function viewSearch(
  params: URLSearchParams,
  parameters: readonly string[],
): string {
  return new URLSearchParams(
    parameters.flatMap(name => params.getAll(name).map(value => [name, value])),
  ).toString();
}

/** The change of the search parameters that shows a view, and nothing else. */
export function showView(current: URLSearchParams, search: string): UrlPatch {
  const view = new URLSearchParams(search);
  return Object.fromEntries([
    ...[...current.keys()].map(name => [name, undefined]),
    ...[...view.keys()].map(name => [name, view.getAll(name)]),
  ]);
}
