import { useApi } from '@backstage/frontend-plugin-api';
import {
  Drill,
  DrillMove,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlOwnershipApiRef } from '../../api';
import { MlData, useMlData } from '../../states';
import { useDrillRefresh } from '../plan';

const OPEN_INTERVAL = 5_000;
const OVER_INTERVAL = 60_000;

/** Does something with a drill, and reads anew what may have moved. */
export type MoveDrill = (move: DrillMove) => Promise<unknown>;

/** One drill, read again and again as long as somebody looks, since others note in it too. */
export function useDrill(id: string): MlData<Drill> & { move: MoveDrill } {
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const drill = useMlData(['drill', id], () => api.getDrill(id), {
    refreshInterval: latest =>
      latest && latest.state !== 'planned' && latest.state !== 'running'
        ? OVER_INTERVAL
        : OPEN_INTERVAL,
  });

  const move = async (what: DrillMove) => {
    try {
      await api.moveDrill(id, what);
      // A plan that was taken back is gone.
      if (what.action !== 'cancel') {
        await drill.mutate();
        refresh();
      }
    } catch (error) {
      // What is refused is often refused because somebody else was faster.
      drill.reload();
      throw error;
    }
  };
  return { ...drill, move };
}
