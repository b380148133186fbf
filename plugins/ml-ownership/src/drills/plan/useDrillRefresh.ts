import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../../api';

/** What a drill or a handover may move, besides itself. */
const AFFECTED = [
  'drills',
  'due-drills',
  'drill-suggestions',
  'handovers',
  'handover',
  'scorecard',
];

/** Reads again whatever may have moved when a drill or a handover did. */
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
