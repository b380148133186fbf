import { LineagePath } from '@mlownership/backstage-plugin-ml-ownership-common';
import { MlData, useMlData } from '../../states';
import { LineageState, MOST_ON_PATH } from './lineageState';

/**
 * The path that stands out, where one was asked for.
 */
export function useLineagePath(
  root: string,
  state: LineageState,
): MlData<LineagePath> & { asked: boolean } {
  const query = state.path && {
    from: state.path.from ?? root,
    to: state.path.to,
    limit: MOST_ON_PATH,
    origins: state.origins.length > 0 ? state.origins : undefined,
  };
  const answer = useMlData(query && ['lineage-path', query], api =>
    api.getLineagePath(query!),
  );
  return { ...answer, asked: query !== undefined };
}
