import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR from 'swr';
import { ProposalAuthor } from './createEmptyProposal';

const NOBODY: ProposalAuthor = {};

/** Returns the signed-in user and their first group; both are absent while loading. */
export function useCurrentAuthor(): ProposalAuthor {
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
