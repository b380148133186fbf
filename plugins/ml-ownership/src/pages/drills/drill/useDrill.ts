import { useApi } from '@backstage/frontend-plugin-api';
import {
  Drill,
  DrillTransition,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { mlOwnershipApiRef } from '../../../mlOwnershipApiRef';
import { MlData, useMlQuery } from '../../../ui/async-state';
import { useDrillRefresh } from '../plan';

const OPEN_INTERVAL = 5_000;
const OVER_INTERVAL = 60_000;

/** Executes a transition of a drill, then reloads the affected data. */
export type RunDrillTransition = (
  transition: DrillTransition,
) => Promise<unknown>;

/** Loads one drill and polls it while it is on screen, since other users add entries too. */
export function useDrill(
  id: string,
): MlData<Drill> & { transition: RunDrillTransition } {
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const drill = useMlQuery(['drill', id], () => api.getDrill(id), {
    refreshInterval: latest =>
      latest && latest.state !== 'planned' && latest.state !== 'running'
        ? OVER_INTERVAL
        : OPEN_INTERVAL,
  });

  const transition = async (what: DrillTransition) => {
    try {
      await api.transitionDrill(id, what);
      // A cancelled plan no longer exists.
      if (what.action !== 'cancel') {
        await drill.mutate();
        refresh();
      }
    } catch (error) {
      // A transition is often rejected because another user was faster.
      drill.reload();
      throw error;
    }
  };
  return { ...drill, transition };
}
