import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/** Returns the path of a tab on an entity page; `undefined` if the catalog pages are not installed. */
export function useEntityTabPath(
  entityRef: string,
  tab?: string,
): string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  const path = entityRoute?.(
    entityRouteParams(entityRef, { encodeParams: true }),
  );
  return path !== undefined && tab ? `${path}/${tab}` : path;
}
