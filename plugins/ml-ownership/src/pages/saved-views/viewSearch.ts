import { UrlPatch } from '../../ui/url';

/**
 * Returns the search parameters of a view in a fixed order, so that equal views are equal strings.
 *
 * @param parameters - names of the search parameters that belong to a view
 */
export function viewSearch(
  params: URLSearchParams,
  parameters: readonly string[],
): string {
  return new URLSearchParams(
    parameters.flatMap(name => params.getAll(name).map(value => [name, value])),
  ).toString();
}

/** Returns the change of the search parameters that applies a view and removes everything else. */
export function showView(current: URLSearchParams, search: string): UrlPatch {
  const view = new URLSearchParams(search);
  return Object.fromEntries([
    ...[...current.keys()].map(name => [name, undefined]),
    ...[...view.keys()].map(name => [name, view.getAll(name)]),
  ]);
}
