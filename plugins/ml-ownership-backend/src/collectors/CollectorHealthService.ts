import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CollectorGapsPage,
  CollectorHealth,
  CollectorList,
  EvidenceWriter,
  GetCollectorGaps,
  CRITERIA,
  ML_KINDS,
  portfolioReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  EvidenceReceiver,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { EvaluationStore } from '../evaluation/EvaluationStore';
import { EvidenceWriters } from '../evidence/readEvidenceWriters';
import { requirePermission } from '../permissions/requirePermission';
import { Rules } from '../rules/Rules';
import { Clock } from '../time/Clock';
import { ClockMonitor } from '../time/ClockMonitor';
import { CollectorState, CollectorStore } from './CollectorStore';
import { ModelSourceService } from './ModelSourceService';

const DEFAULT_LIMIT = 20;

const cursor = z.object({ after: z.string().max(500) });

/** Sources that neither the catalog nor people provide. */
const SYSTEM_SOURCES: readonly string[] = ['observed', 'document'];

/**
 * Reports the state of the connected systems, so that "cannot be checked" is distinguished from "is missing".
 */
export class CollectorHealthService {
  constructor(
    private readonly options: {
      clock: Clock;
      clocks: ClockMonitor;
      collectors: readonly EvidenceCollector[];
      evaluation: Pick<EvaluationStore, 'readState'>;
      modelSources: ModelSourceService;
      permissions: PermissionsService;
      readable: VisibleEntityService;
      receivers: readonly EvidenceReceiver[];
      rules: Rules;
      store: CollectorStore;
      writers: EvidenceWriters;
    },
  ) {}

  /** @throws NotAllowedError */
  async list(credentials: BackstageCredentials): Promise<CollectorList> {
    const {
      clock,
      clocks,
      collectors,
      evaluation,
      modelSources,
      permissions,
      readable,
      receivers,
      store,
    } = this.options;
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
      const { id, title, source, isExperimental, criteria } = collector;
      const state = await store.readState(id);
      const counts = await store.count(id, collector.kinds ?? ML_KINDS, now);
      items.push({
        id,
        title,
        type: 'collector',
        source,
        isExperimental,
        criteria: [...criteria],
        state: healthOf(state, counts.incomplete),
        lastRunAt: state.lastRunAt,
        lastSuccessAt: state.lastSuccessAt,
        lastError: state.lastError,
        ...counts,
      });
    }
    return {
      items,
      clocks: await clocks.list(),
      writers: await this.listWriters(),
      uncovered: this.findUncovered(),
      modelSources: await modelSources.read(
        credentials,
        await readable.of(credentials),
      ),
      evaluatedAt: (await evaluation.readState()).finishedAt,
    };
  }

  /**
   * The entities that a collector could not check completely.
   *
   * @throws NotAllowedError, NotFoundError, InputError
   */
  async gaps(
    collector: string,
    query: GetCollectorGaps['query'],
    credentials: BackstageCredentials,
  ): Promise<CollectorGapsPage> {
    const { collectors, permissions, readable, store } = this.options;
    await requirePermission(permissions, portfolioReadPermission, credentials);
    if (!collectors.some(({ id }) => id === collector)) {
      throw new NotFoundError(`No connected system has the id ${collector}`);
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor && decodeCursor(cursor, query.cursor).after;
    const found = await store.readGaps(collector, {
      visible: await readable.of(credentials),
      limit: limit + 1,
      after,
    });
    const items = found.slice(0, limit);
    return {
      items,
      pageInfo: {
        nextCursor:
          found.length > limit
            ? encodeCursor({ after: items[items.length - 1].entityRef })
            : undefined,
      },
    };
  }

  private async listWriters(): Promise<EvidenceWriter[]> {
    const { store, writers } = this.options;
    const last = await store.readLastReports([...writers.keys()]);
    return [...writers].map(([subject, grants]) => ({
      subject,
      criteria: [...new Set(grants.flatMap(({ criteria }) => [...criteria]))],
      lastReceivedAt: last.get(subject),
    }));
  }

  /** Criteria that neither the catalog nor people can answer, and that no system answers. */
  private findUncovered(): string[] {
    const { collectors, receivers, rules, writers } = this.options;
    const covered = new Set([
      ...[...collectors, ...receivers].flatMap(({ criteria }) => criteria),
      ...[...writers.values()].flatMap(grants =>
        grants.flatMap(({ criteria }) => [...criteria]),
      ),
    ]);
    return [...CRITERIA, ...rules.extraCriteria]
      .filter(
        ({ id, accepts }) =>
          !covered.has(id) &&
          accepts.every(source => SYSTEM_SOURCES.includes(source)),
      )
      .map(({ id }) => id);
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
