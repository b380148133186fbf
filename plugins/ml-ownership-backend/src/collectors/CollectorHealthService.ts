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
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { requirePermission } from '../permissions/requirePermission';
import { CollectorState, CollectorStore } from './CollectorStore';

/**
 * Tells how the connected systems answer: "we cannot see" is something else than "you lack".
 */
export class CollectorHealthService {
  constructor(
    private readonly options: {
      collectors: readonly EvidenceCollector[];
      permissions: PermissionsService;
      store: CollectorStore;
    },
  ) {}

  /** @throws NotAllowedError */
  async list(credentials: BackstageCredentials): Promise<CollectorList> {
    const { collectors, permissions, store } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    const now = new Date().toISOString();
    const items: CollectorHealth[] = [];
    for (const collector of collectors) {
      const { id, title, source, criteria, kinds = ML_KINDS } = collector;
      const state = await store.readState(id);
      const counts = await store.count(id, kinds, now);
      items.push({
        id,
        title,
        source,
        criteria: [...criteria],
        state: healthOf(state, counts.unreadable),
        lastRunAt: state.lastRunAt,
        lastSuccessAt: state.lastSuccessAt,
        lastError: state.lastError,
        ...counts,
      });
    }
    return { items };
  }

  /** Has the connected systems asked about an entity again, at the collectors' next turn. */
  async lookAgain(entityRef: string): Promise<void> {
    await this.options.store.lookAgain(entityRef, new Date().toISOString());
  }
}

function healthOf(
  state: CollectorState,
  unreadable: number,
): CollectorHealth['state'] {
  if (!state.lastRunAt) {
    return 'never';
  }
  if (state.failures > 0) {
    return 'failing';
  }
  return unreadable > 0 ? 'degraded' : 'healthy';
}
