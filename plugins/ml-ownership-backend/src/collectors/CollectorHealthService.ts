import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CollectorHealth,
  CollectorList,
  ML_KINDS,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  EvidenceReceiver,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { requirePermission } from '../permissions/requirePermission';
import { Clock } from '../time/Clock';
import { ClockMonitor } from '../time/ClockMonitor';
import { CollectorState, CollectorStore } from './CollectorStore';

/**
 * Reports the state of the connected systems, so that "cannot be checked" is distinguished from "is missing".
 */
export class CollectorHealthService {
  constructor(
    private readonly options: {
      clock: Clock;
      clocks: ClockMonitor;
      collectors: readonly EvidenceCollector[];
      permissions: PermissionsService;
      receivers: readonly EvidenceReceiver[];
      store: CollectorStore;
    },
  ) {}

  /** @throws NotAllowedError */
  async list(credentials: BackstageCredentials): Promise<CollectorList> {
    const { clock, clocks, collectors, permissions, receivers, store } =
      this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const now = clock.now();
    const items: CollectorHealth[] = [];
    for (const { id, title, criteria } of receivers) {
      const state = await store.readState(id);
      items.push({
        id,
        title,
        type: 'receiver',
        source: 'observed',
        criteria: [...criteria],
        state: healthOf(state, 0),
        lastRunAt: state.lastRunAt,
        lastSuccessAt: state.lastSuccessAt,
        lastError: state.lastError,
        checked: 0,
        due: 0,
        incomplete: 0,
        notConnected: 0,
      });
    }
    for (const collector of collectors) {
      const { id, title, source, criteria, kinds = ML_KINDS } = collector;
      const state = await store.readState(id);
      const counts = await store.count(id, kinds, now);
      items.push({
        id,
        title,
        type: 'collector',
        source,
        criteria: [...criteria],
        state: healthOf(state, counts.incomplete),
        lastRunAt: state.lastRunAt,
        lastSuccessAt: state.lastSuccessAt,
        lastError: state.lastError,
        ...counts,
      });
    }
    return { items, clocks: await clocks.list() };
  }

  /** Marks an entity as due, so that the collectors check it on their next run. */
  async requestRecollection(entityRef: string): Promise<void> {
    await this.options.store.requestChecks(
      [entityRef],
      this.options.clock.now(),
    );
  }
}

function healthOf(
  state: CollectorState,
  incomplete: number,
): CollectorHealth['state'] {
  if (!state.lastRunAt) {
    return 'not-run';
  }
  if (state.failures > 0) {
    return 'failing';
  }
  return incomplete > 0 ? 'degraded' : 'healthy';
}
