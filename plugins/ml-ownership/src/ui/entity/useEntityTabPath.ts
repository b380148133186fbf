import { useEntityPath } from './useEntityPath';

/** Returns the path of a tab on an entity page; `undefined` if the catalog pages are not installed. */
export function useEntityTabPath(
  entityRef: string,
  tab?: string,
): string | undefined {
  const pathOf = useEntityPath();
  const path = pathOf(entityRef);
  return path !== undefined && tab ? `${path}/${tab}` : path;
}
