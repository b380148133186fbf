import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';

const AFFECTED_QUERY_KEYS = ['campaigns', 'campaign', 'campaign-entities'];

/** Returns a function that reloads campaigns after one was created or changed. */
export function useCampaignRefresh(): () => Promise<unknown> {
  const api = useApi(mlOwnershipApiRef);
  const { mutate } = useSWRConfig();
  return useCallback(
    () =>
      mutate(
        key =>
          Array.isArray(key) &&
          key[0] === api &&
          AFFECTED_QUERY_KEYS.includes(key[1]),
      ),
    [api, mutate],
  );
}
