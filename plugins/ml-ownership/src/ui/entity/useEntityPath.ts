import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** Returns a function for the path of an entity's page, which is `undefined` if the catalog pages are not installed. */
export function useEntityPath(): (entityRef: string) => string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    entityRef =>
      entityRoute?.(entityRouteParams(entityRef, { encodeParams: true })),
    [entityRoute],
  );
}
