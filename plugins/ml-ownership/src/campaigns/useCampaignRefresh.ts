import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../api';

const AFFECTED = ['campaigns', 'campaign', 'campaign-entities'];

/** Reads campaigns again after one was begun or changed. */
export function useCampaignRefresh(): () => Promise<unknown> {
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
