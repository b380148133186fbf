import { useApiHolder } from '@backstage/frontend-plugin-api';
import { MissingPeople } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useCallback, useMemo } from 'react';
import useSWR from 'swr';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';

/** How long all names on a page share one response, in milliseconds. */
const SHARED_FOR = 60_000;

const PEOPLE = /^(?:group|user):/i;

/**
 * Loads the Groups and Users that entities refer to and that are missing from the catalog, as far as the user may see
 * them. `data` is `undefined` while loading and if the backend does not respond: unchecked names are not marked.
 *
 * @param wanted - sends no request if false
 */
export function useMissingPeople(wanted: boolean = true): {
  data: MissingPeople | undefined;
  error: Error | undefined;
  reload: () => void;
} {
  const api = useApiHolder().get(mlOwnershipApiRef);
  const { data, error, mutate } = useSWR<MissingPeople, Error>(
    wanted && api ? [api, 'missing-people'] : undefined,
    () => api!.getMissingPeople(),
    {
      dedupingInterval: SHARED_FOR,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  );
  return {
    data,
    error,
    reload: () => {
      mutate();
    },
  };
}

/** Checks which refs are Groups and Users that are missing from the catalog. */
export function useMissing(refs: readonly string[]): {
  isMissing: (ref: string) => boolean;
  /** The check failed, since the backend does not respond. */
  unknown: boolean;
} {
  const { data, error } = useMissingPeople(refs.some(ref => PEOPLE.test(ref)));
  const missing = useMemo(
    () => new Set(data?.items.map(({ entityRef }) => entityRef)),
    [data],
  );
  const isMissing = useCallback(
    (ref: string) => missing.has(ref.toLocaleLowerCase('en-US')),
    [missing],
  );
  return {
    isMissing,
    unknown: data === undefined && error !== undefined,
  };
}
