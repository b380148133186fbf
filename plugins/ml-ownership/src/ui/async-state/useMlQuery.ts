import { useApi } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import useSWR, { KeyedMutator, SWRConfiguration } from 'swr';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { useHoldPrint } from '../print';

/** The state of a query to the backend. */
export interface MlData<T> {
  /** The last response; that of the previous key while the request for the current key is pending. */
  data: T | undefined;
  error: Error | undefined;
  /** The first request is pending, and there is no data yet. */
  loading: boolean;
  /** The data belongs to a previous key. */
  stale: boolean;
  reload: () => void;
  mutate: KeyedMutator<T>;
}

/**
 * Queries the backend; components with the same key share one request.
 *
 * Responses for outdated keys are dropped, and the previous data stays until the next response arrives, so that paging
 * and filtering never blank the page.
 *
 * @param key - identifies the request; `undefined` sends no request
 */
export function useMlQuery<T>(
  key: readonly unknown[] | undefined,
  load: (api: MlOwnershipApi) => Promise<T>,
  options?: Pick<SWRConfiguration<T, Error>, 'refreshInterval'>,
): MlData<T> {
  const api = useApi(mlOwnershipApiRef);
  const { data, error, isLoading, mutate } = useSWR<T, Error>(
    key && [api, ...key],
    () => load(api),
    {
      keepPreviousData: true,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
      ...options,
    },
  );
  useHoldPrint(isLoading);
  return {
    data,
    error,
    loading: isLoading && data === undefined,
    stale: isLoading && data !== undefined,
    reload: () => {
      mutate();
    },
    mutate,
  };
}
