import { ResponseError } from '@backstage/errors';
import { Team } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlQuery } from '../../ui/async-state';

/**
 * Loads the roll-up of a group. `isEmpty` is true for a group that the backend does not know, or that owns and operates
 * nothing, as is the case for most groups of a company.
 */
export function useTeam(groupRef: string): {
  team: Team | undefined;
  isEmpty: boolean;
  error: Error | undefined;
  loading: boolean;
  reload: () => void;
} {
  const { data, error, loading, reload } = useMlQuery(['team', groupRef], api =>
    api.getTeam(groupRef),
  );
  const notFound =
    error?.name === 'ResponseError' &&
    (error as ResponseError).statusCode === 404;
  const nothing =
    data !== undefined && data.owned.total === 0 && data.operated.total === 0;
  return {
    team: data,
    isEmpty: nothing || (notFound && !data),
    error,
    loading,
    reload,
  };
}
