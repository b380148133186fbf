import { useApi } from '@backstage/frontend-plugin-api';
import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import useSWR, { KeyedMutator, SWRConfiguration } from 'swr';
import { mlOwnershipApiRef } from '../api';

/** What is known about data that comes from the backend. */
export interface MlData<T> {
  /** The last answer; that of an earlier key while the one for this key is on its way. */
  data: T | undefined;
  error: Error | undefined;
  /** The first answer is on its way, and there is nothing to show. */
  loading: boolean;
  /** What is shown belongs to an earlier key. */
  stale: boolean;
  reload: () => void;
  mutate: KeyedMutator<T>;
}

/**
 * Reads from the backend; components that ask for the same key share one request.
 *
 * An answer that comes after the key moved on is dropped, and what was shown stays until the next one is there, so
 * that paging and filtering never blank the page.
 *
 * @param key - what is asked for; `undefined` to ask for nothing yet
 */
export function useMlData<T>(
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
