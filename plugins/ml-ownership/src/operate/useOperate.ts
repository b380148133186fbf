import { ResponseError } from '@backstage/errors';
import {
  Operate,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { useMlData } from '../states';

/** In milliseconds: what was deployed or changed a minute ago matters during an incident. */
const REFRESH_INTERVAL = 60_000;

/** Why the backend says nothing, or nothing new: the reader may not see it, it does not know the entity, or it is down. */
export type Trouble = 'forbidden' | 'unknown' | 'silent';

/** What the backend adds to what the catalog says; each part may be absent on its own. */
export interface OperateData {
  /** Versions, and what changed upstream. */
  operate: Operate | undefined;
  scorecard: Scorecard | undefined;
  loading: boolean;
  /** Why something of it is absent or old. */
  trouble: Trouble | undefined;
  reload: () => void;
}

/** Asks the backend for what it knows of an entity, and keeps what it said when it stops answering. */
export function useOperate(entityRef: string): OperateData {
  const operate = useMlData(
    ['operate', entityRef],
    api => api.getOperate(entityRef),
    { refreshInterval: REFRESH_INTERVAL },
  );
  const scorecard = useMlData(['scorecard', entityRef], api =>
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
