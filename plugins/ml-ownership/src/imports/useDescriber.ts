import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR from 'swr';
import { Describer } from './proposeNew';

const NOBODY: Describer = {};

/** Who is signed in, with the first group of theirs; nobody until it is known. */
export function useDescriber(): Describer {
  const identityApi = useApi(identityApiRef);
  const { data = NOBODY } = useSWR(
    [identityApi, 'describer'],
    async () => {
      const { userEntityRef, ownershipEntityRefs } =
        await identityApi.getBackstageIdentity();
      return {
        person: userEntityRef,
        group: ownershipEntityRefs.find(ref => /^group:/i.test(ref)),
      };
    },
    { revalidateOnFocus: false },
  );
  return data;
}
