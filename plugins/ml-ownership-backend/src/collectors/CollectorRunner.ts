import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  cutText,
  getDeclaration,
  isMlEntity,
  isMlEntityFacts,
  ML_KINDS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorTarget,
  EvidenceCollector,
  SourceError,
  UncheckedCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { setTimeout as wait } from 'node:timers/promises';
import { EvaluationService } from '../evaluation/EvaluationService';
import { EvidenceStore, NewEvidence } from '../evidence/EvidenceStore';
import { findCriterion, Rules } from '../rules/Rules';
import { CollectorCheck, CollectorStore, DueEntity } from './CollectorStore';
import { Clock } from '../time/Clock';
import { ServingVersionStore } from './ServingVersionStore';
import {
  ParsedCollectorResult,
  parseCollectorResults,
} from './parseCollectorResults';

const DEFAULT_BATCH = 50;
const DEFAULT_TIMEOUT: HumanDuration = { minutes: 1 };

/** Random spread of checks, as a fraction of the interval, so that they do not all become due at once. */
const JITTER = 0.1;

/** Maximum time before an entity without a result is checked again, in milliseconds. */
const UNANSWERED_RETRY_MS = 10 * 60_000;

/** Minimum time before an entity is checked again because its collector asked for it, in milliseconds. */
const FIRST_RETRY_MS = 60_000;

/** Pause of a collector after its first failure; doubles with each further failure. In milliseconds. */
const INITIAL_BACKOFF_MS = 60_000;
const MAX_BACKOFF_MS = 60 * 60_000;

/** Unchanged evidence is renewed once it is older than the shortest maximum age divided by this. */
const RENEWALS_PER_MAX_AGE = 10;
const DEFAULT_MAX_AGE_DAYS = 30;
const DAY = 86_400_000;

const MAX_ERROR_LENGTH = 1000;

/**
 * Runs a collector on the entities that are due, and stores its evidence. Entities that could not be checked
 * are recorded, and their evidence does not change.
 */
export class CollectorRunner {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      evaluation: EvaluationService;
      evidence: EvidenceStore;
      logger: LoggerService;
      rules: Rules;
      serving: ServingVersionStore;
      store: CollectorStore;
    },
  ) {}

  /** Checks all due entities, batch by batch. */
  async run(collector: EvidenceCollector, signal: AbortSignal): Promise<void> {
    const { clock, logger, store } = this.options;
    const state = await store.readState(collector.id);
    const started = clock.now();
    if (state.pausedUntil && state.pausedUntil > started) {
      return;
    }
    try {
      let checked = 0;
      while (!signal.aborted) {
        const count = await this.collectBatch(collector, signal);
        if (count === 0) {
          break;
        }
        checked += count;
        if (collector.minBatchInterval) {
          await wait(
            durationToMilliseconds(collector.minBatchInterval),
            undefined,
            {
              signal,
            },
          ).catch(() => {});
        }
      }
      if (checked > 0 || !state.lastSuccessAt) {
        await store.writeState(collector.id, {
          lastRunAt: started,
          lastSuccessAt: clock.now(),
          failures: 0,
        });
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      // The message of a SourceError is written for users.
      const problem =
        error instanceof SourceError ? error.message : String(error);
      const failures = state.failures + 1;
      const pause = Math.min(
        MAX_BACKOFF_MS,
        INITIAL_BACKOFF_MS * 2 ** Math.min(failures - 1, 10),
      );
      logger.warn(
        `${collector.title} could not be queried; next attempt in ${Math.round(
          pause / 60_000,
        )} min: ${problem}`,
      );
      await store.writeState(collector.id, {
        lastRunAt: started,
        lastSuccessAt: state.lastSuccessAt,
        lastError: cutText(problem, MAX_ERROR_LENGTH),
        failures,
        pausedUntil: new Date(clock.time() + pause).toISOString(),
      });
    }
  }

  private async collectBatch(
    collector: EvidenceCollector,
    signal: AbortSignal,
  ): Promise<number> {
    const { clock, evaluation, evidence, logger, serving, store } =
      this.options;
    const now = clock.now();
    const due = await store.readDue(
      collector.id,
      collector.kinds ?? ML_KINDS,
      now,
      collector.batchSize ?? DEFAULT_BATCH,
    );
    if (due.length === 0) {
      return 0;
    }
    const targets = await this.readTargets(due);
    const results =
      targets.length > 0 ? await this.ask(collector, targets, signal) : [];
    const byRef = parseCollectorResults(collector, results, now, problem =>
      logger.warn(`${collector.title}: ${problem}`),
    );
    const { entityRefs } = await evidence.renew(
      targets.flatMap(target =>
        this.toEvidence(collector, target, byRef.get(target.entityRef)),
      ),
      now,
      this.renewalCutoff(collector),
    );
    await serving.record(
      collector.id,
      targets.flatMap(({ entityRef }) => {
        const result = byRef.get(entityRef);
        return result?.serving.length
          ? [{ entityRef, serving: result.serving }]
          : [];
      }),
    );
    await store.recordChecks(
      collector.id,
      due.map(entity =>
        toCheck(collector, entity, byRef.get(entity.entityRef), clock.time()),
      ),
    );
    if (entityRefs.length > 0) {
      await evaluation.evaluateChanged(entityRefs);
    }
    return due.length;
  }

  /** Waits no longer than the timeout of the collector, even if the collector ignores its signal. */
  private async ask(
    collector: EvidenceCollector,
    targets: CollectorTarget[],
    signal: AbortSignal,
  ): Promise<unknown> {
    const limit = AbortSignal.any([
      signal,
      AbortSignal.timeout(
        durationToMilliseconds(collector.timeout ?? DEFAULT_TIMEOUT),
      ),
    ]);
    let stop = () => {};
    const over = new Promise<never>((_, reject) => {
      stop = () => reject(limit.reason);
      limit.addEventListener('abort', stop);
    });
    try {
      return await Promise.race([
        collector.collect(targets, {
          signal: limit,
          logger: this.options.logger,
        }),
        over,
      ]);
    } finally {
      limit.removeEventListener('abort', stop);
    }
  }

  private async readTargets(due: DueEntity[]): Promise<CollectorTarget[]> {
    const { auth, catalog } = this.options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: due.map(({ entityRef }) => entityRef) },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return due.flatMap(({ entityRef, cursor }, index) => {
      const entity = items[index];
      return entity && isMlEntity(entity) ? { entityRef, entity, cursor } : [];
    });
  }

  private toEvidence(
    collector: EvidenceCollector,
    { entityRef, entity }: CollectorTarget,
    result: ParsedCollectorResult | undefined,
  ): NewEvidence[] {
    const facts = readEntityFacts(entity);
    if (!result || !isMlEntityFacts(facts)) {
      return [];
    }
    return result.evidence.flatMap(({ criterion: id, ...piece }) => {
      const criterion = findCriterion(this.options.rules, id);
      return criterion?.kinds.includes(facts.kind) &&
        (piece.outcome !== 'not-applicable' ||
          (criterion.mayNotApply && collector.source === 'observed'))
        ? {
            ...piece,
            entityRef,
            criterion: id,
            source: collector.source,
            reportedBy: collector.id,
            declaration: getDeclaration(criterion, facts),
          }
        : [];
    });
  }

  /** Evidence older than this is renewed: early enough not to expire, and late enough to avoid frequent writes. */
  private renewalCutoff({ criteria }: EvidenceCollector): string {
    const ages = criteria.map(
      id =>
        this.options.rules.settings.maxAgeDays.get(id) ??
        findCriterion(this.options.rules, id)?.maxAgeDays ??
        DEFAULT_MAX_AGE_DAYS,
    );
    const shortest = Math.min(...ages);
    return new Date(
      this.options.clock.time() - (shortest * DAY) / RENEWALS_PER_MAX_AGE,
    ).toISOString();
  }
}

function toCheck(
  { interval, criteria }: EvidenceCollector,
  { entityRef, hash, cursor }: DueEntity,
  result: ParsedCollectorResult | undefined,
  now: number,
): CollectorCheck {
  const full = durationToMilliseconds(interval);
  const after = result ? full : Math.min(full, UNANSWERED_RETRY_MS);
  const spread = after * (1 - JITTER + 2 * JITTER * Math.random());
  const next = result?.checkAgainAt
    ? Math.min(
        spread,
        Math.max(Date.parse(result.checkAgainAt) - now, FIRST_RETRY_MS),
      )
    : spread;
  const unchecked: readonly UncheckedCriterion[] = result
    ? result.unchecked
    : criteria.map(criterion => ({
        criterion,
        reason: 'The connected system did not answer for this entity',
      }));
  return {
    entityRef,
    hash,
    nextCheckAt: new Date(now + next).toISOString(),
    cursor: result ? result.cursor : cursor,
    unchecked,
    isConnected:
      !result ||
      result.evidence.length > 0 ||
      result.serving.length > 0 ||
      unchecked.length === 0 ||
      unchecked.some(gap => !gap.isNotConfigured),
  };
}
