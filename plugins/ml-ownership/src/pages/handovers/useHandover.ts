import { useApi } from '@backstage/frontend-plugin-api';
import {
  Handover,
  HandoverTransition,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { useDrillRefresh } from '../drills/plan';
import { MlData, useMlQuery } from '../../ui/async-state';
import { OPEN_STATES } from './handoverStates';

const OPEN_INTERVAL = 15_000;
const OVER_INTERVAL = 60_000;

/** Executes a transition of a handover, then reloads the affected data. */
export type RunHandoverTransition = (
  transition: HandoverTransition,
) => Promise<unknown>;

/** Loads one handover and polls it while it is on screen, since the other team changes it too. */
export function useHandover(
  id: string,
): MlData<Handover> & { transition: RunHandoverTransition } {
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const handover = useMlQuery(['handover', id], () => api.getHandover(id), {
    refreshInterval: latest =>
      latest && !OPEN_STATES.includes(latest.state)
        ? OVER_INTERVAL
        : OPEN_INTERVAL,
  });

  const transition = async (what: HandoverTransition) => {
    try {
      await api.transitionHandover(id, what);
      // A withdrawn proposal no longer exists.
      if (what.action !== 'withdraw') {
        await handover.mutate();
        refresh();
      }
    } catch (error) {
      // A transition is often rejected because another user was faster.
      handover.reload();
      throw error;
    }
  };
  return { ...handover, transition };
}
