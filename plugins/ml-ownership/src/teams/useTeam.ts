import { ResponseError } from '@backstage/errors';
import { Team } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlData } from '../states';

/**
 * The roll-up of a group. A group that the backend does not know of, or that owns and operates nothing, is `isEmpty`:
 * most groups of a company have to do with no model.
 */
export function useTeam(groupRef: string): {
  team: Team | undefined;
  isEmpty: boolean;
  error: Error | undefined;
  loading: boolean;
  reload: () => void;
} {
  const { data, error, loading, reload } = useMlData(['team', groupRef], api =>
    api.getTeam(groupRef),
  );
  const notFound =
    error?.name === 'ResponseError' &&
    (error as ResponseError).statusCode === 404;
  const nothing =
    data !== undefined && data.owns.total === 0 && data.operates.total === 0;
  return {
    team: data,
    isEmpty: nothing || (notFound && !data),
    error,
    loading,
    reload,
  };
}
