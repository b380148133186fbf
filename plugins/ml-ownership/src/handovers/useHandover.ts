import { useApi } from '@backstage/frontend-plugin-api';
import {
  Handover,
  HandoverMove,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlOwnershipApiRef } from '../api';
import { useDrillRefresh } from '../drills/plan';
import { MlData, useMlData } from '../states';
import { OPEN_STATES } from './handoverStates';

const OPEN_INTERVAL = 15_000;
const OVER_INTERVAL = 60_000;

/** Does something with a handover, and reads anew what may have moved. */
export type MoveHandover = (move: HandoverMove) => Promise<unknown>;

/** One handover, read again and again as long as somebody looks, since the other team moves it too. */
export function useHandover(
  id: string,
): MlData<Handover> & { move: MoveHandover } {
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const handover = useMlData(['handover', id], () => api.getHandover(id), {
    refreshInterval: latest =>
      latest && !OPEN_STATES.includes(latest.state)
        ? OVER_INTERVAL
        : OPEN_INTERVAL,
  });

  const move = async (what: HandoverMove) => {
    try {
      await api.moveHandover(id, what);
      // A proposal that was taken back is gone.
      if (what.action !== 'withdraw') {
        await handover.mutate();
        refresh();
      }
    } catch (error) {
      // What is refused is often refused because somebody else was faster.
      handover.reload();
      throw error;
    }
  };
  return { ...handover, move };
}
