import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR from 'swr';

/** The entity ref of who is signed in; `undefined` until it is known. */
export function useSignedInPerson(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const { data } = useSWR(
    [identityApi, 'signed-in-person'],
    async () => (await identityApi.getBackstageIdentity()).userEntityRef,
    { revalidateOnFocus: false },
  );
  return data;
}
