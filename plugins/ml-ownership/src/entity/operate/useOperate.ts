import { ResponseError } from '@backstage/errors';
import {
  Operations,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlQuery } from '../../ui/async-state';

/** In milliseconds. Short, since recent deployments and changes matter during an incident. */
const REFRESH_INTERVAL = 60_000;

/**
 * Why the backend returns no data, or no current data: the user lacks permission, the entity is unknown, or the backend
 * does not respond.
 */
export type Trouble = 'forbidden' | 'unknown' | 'silent';

/** The data of the backend that complements the catalog; each part may be absent. */
export interface OperateData {
  /** Versions and upstream changes. */
  operate: Operations | undefined;
  scorecard: Scorecard | undefined;
  loading: boolean;
  /** Why some of the data is absent or outdated. */
  trouble: Trouble | undefined;
  reload: () => void;
}

/** Loads the operational data of an entity, and keeps the last response when the backend stops responding. */
export function useOperate(entityRef: string): OperateData {
  const operate = useMlQuery(
    ['operate', entityRef],
    api => api.getOperations(entityRef),
    { refreshInterval: REFRESH_INTERVAL },
  );
  const scorecard = useMlQuery(['scorecard', entityRef], api =>
    api.getScorecard(entityRef),
  );
  const error = operate.error ?? scorecard.error;
  return {
    operate: operate.data,
    scorecard: scorecard.data,
    loading: operate.loading || scorecard.loading,
    trouble: error && troubleOf(error),
    reload: () => {
      operate.reload();
      scorecard.reload();
    },
  };
}

function troubleOf(error: Error): Trouble {
  const status =
    error.name === 'ResponseError'
      ? (error as ResponseError).statusCode
      : undefined;
  switch (status) {
    case 403:
      return 'forbidden';
    case 404:
      return 'unknown';
    default:
      return 'silent';
  }
}
