import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../../../mlOwnershipApiRef';

/** Queries that a change of a drill or handover may affect, besides its own. */
const AFFECTED = [
  'drills',
  'due-drills',
  'drill-suggestions',
  'handovers',
  'handover',
  'scorecard',
];

/** Returns a function that reloads all queries that a change of a drill or handover may affect. */
export function useDrillRefresh(): () => Promise<unknown> {
  const api = useApi(mlOwnershipApiRef);
  const { mutate } = useSWRConfig();
  return useCallback(
    () =>
      mutate(
        key =>
          Array.isArray(key) && key[0] === api && AFFECTED.includes(key[1]),
      ),
    [api, mutate],
  );
}
