/** The search parameter that excludes child groups from a team filter if it is `no`. */
export const BELOW = 'below';

/** Returns the `includeBelow` parameter of a request: the backend includes child groups by default. */
export function includeBelow(params: URLSearchParams): false | undefined {
  return params.get(BELOW) === 'no' ? false : undefined;
}
