import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR from 'swr';

/** Returns the entity ref of the signed-in user; `undefined` while loading. */
export function useSignedInPerson(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const { data } = useSWR(
    [identityApi, 'signed-in-person'],
    async () => (await identityApi.getBackstageIdentity()).userEntityRef,
    { revalidateOnFocus: false },
  );
  return data;
}
