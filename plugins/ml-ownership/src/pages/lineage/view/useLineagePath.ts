import { LineagePath } from '@mlownership/backstage-plugin-ml-ownership-common';
import { MlData, useMlQuery } from '../../../ui/async-state';
import { LineageState, MAX_PATH_NODES } from './lineageState';

/** Returns the highlighted path, if one is requested. */
export function useLineagePath(
  root: string,
  state: LineageState,
): MlData<LineagePath> & { asked: boolean } {
  const query = state.path && {
    from: state.path.from ?? root,
    to: state.path.to,
    limit: MAX_PATH_NODES,
    origins: state.origins.length > 0 ? state.origins : undefined,
  };
  const answer = useMlQuery(query && ['lineage-path', query], api =>
    api.getLineagePath(query!),
  );
  return { ...answer, asked: query !== undefined };
}
