import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useSWR from 'swr';
import { OnCall, onCallOf } from './onCall';

/**
 * Who is called: whom the entity itself names, else whom the first of some groups names that names anybody.
 *
 * @param entity - left out to ask the groups alone
 * @param groups - entity refs
 */
export function useOnCall(
  entity: Entity | undefined,
  groups: string[],
): {
  onCall: OnCall | undefined;
  /** One of the groups names it, not the entity. */
  ofGroup: boolean;
  loading: boolean;
  error: Error | undefined;
} {
  const catalogApi = useApi(catalogApiRef);
  const own = entity && onCallOf(entity);
  const { data, error, isLoading } = useSWR<OnCall | undefined, Error>(
    own || groups.length === 0 ? undefined : [catalogApi, 'on-call', groups],
    async () => {
      const { items } = await catalogApi.getEntitiesByRefs({
        entityRefs: groups,
        fields: ['kind', 'metadata'],
      });
      return items.map(item => item && onCallOf(item)).find(Boolean);
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return {
    onCall: own ?? data,
    ofGroup: !own && data !== undefined,
    loading: isLoading,
    error,
  };
}
