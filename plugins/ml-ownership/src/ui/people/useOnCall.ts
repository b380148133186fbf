import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useSWR from 'swr';
import { OnCall, onCallOf } from './onCall';

/**
 * Returns the on-call that the entity declares, otherwise that of the first group that declares one.
 *
 * @param entity - left out to check the groups only
 * @param groups - entity refs
 */
export function useOnCall(
  entity: Entity | undefined,
  groups: string[],
): {
  onCall: OnCall | undefined;
  /** Declared by one of the groups, not by the entity. */
  ofGroup: boolean;
  /** The groups that the catalog did not return, since they are missing or hidden; `undefined` while loading. */
  unfound: string[] | undefined;
  loading: boolean;
  error: Error | undefined;
} {
  const catalogApi = useApi(catalogApiRef);
  const own = entity && onCallOf(entity);
  const { data, error, isLoading } = useSWR<
    { onCall: OnCall | undefined; unfound: string[] },
    Error
  >(
    own || groups.length === 0 ? undefined : [catalogApi, 'on-call', groups],
    async () => {
      const { items } = await catalogApi.getEntitiesByRefs({
        entityRefs: groups,
        fields: ['kind', 'metadata'],
      });
      return {
        onCall: items.map(item => item && onCallOf(item)).find(Boolean),
        unfound: groups.filter((_, index) => !items[index]),
      };
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return {
    onCall: own ?? data?.onCall,
    ofGroup: !own && data?.onCall !== undefined,
    unfound: data?.unfound,
    loading: isLoading,
    error,
  };
}
