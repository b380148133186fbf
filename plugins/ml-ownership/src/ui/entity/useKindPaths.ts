import { useRouteRef } from '@backstage/frontend-plugin-api';
import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  datasetsRouteRef,
  modelsRouteRef,
  pipelinesRouteRef,
} from '../../routes';

/** Returns the paths to the tables of each kind; `undefined` if they are not mounted. */
export function useKindPaths(): Record<MlKind, string | undefined> {
  return {
    Model: useRouteRef(modelsRouteRef)?.(),
    Dataset: useRouteRef(datasetsRouteRef)?.(),
    Pipeline: useRouteRef(pipelinesRouteRef)?.(),
  };
}
