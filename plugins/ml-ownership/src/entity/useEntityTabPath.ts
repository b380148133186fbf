import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/** The path of a tab of an entity's page; `undefined` where the catalog has no pages. */
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
