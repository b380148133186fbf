import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  declarationOf,
  isMlEntity,
  isMlEntityFacts,
  ML_KINDS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorTarget,
  EvidenceCollector,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { setTimeout as wait } from 'node:timers/promises';
import { EvaluationService } from '../evaluation/EvaluationService';
import { EvidenceStore, NewEvidence } from '../evidence/EvidenceStore';
import { findCriterion, Rules } from '../rules/Rules';
import { CollectorStore, DueEntity, Look } from './CollectorStore';
import { ParsedAnswer, parseAnswers } from './parseAnswers';

const DEFAULT_BATCH = 50;
const DEFAULT_TIMEOUT: HumanDuration = { minutes: 1 };

/** Looks are spread by this part of the interval, so that they do not all come due at once. */
const JITTER = 0.1;

/** What was not answered is asked again after this long at the latest, in milliseconds. */
const UNANSWERED = 10 * 60_000;

/** After the first failure a collector is left alone this long, after each further one twice as long. In milliseconds. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60_000;

/** What says the same is renewed only where this part of its time until the next look but one has passed. */
const RENEWALS_PER_MAX_AGE = 10;
const DEFAULT_MAX_AGE_DAYS = 30;
const DAY = 86_400_000;

const LONGEST_ERROR = 1000;

/**
 * Has a collector look at what is due, and keeps what it saw. What it could not see is noted and changes no evidence.
 */
export class CollectorRunner {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      evaluation: EvaluationService;
      evidence: EvidenceStore;
      logger: LoggerService;
      rules: Rules;
      store: CollectorStore;
    },
  ) {}

  /** Looks at everything that is due, one batch after the other. */
  async run(collector: EvidenceCollector, signal: AbortSignal): Promise<void> {
    const { logger, store } = this.options;
    const state = await store.readState(collector.id);
    const started = new Date().toISOString();
    if (state.pausedUntil && state.pausedUntil > started) {
      return;
    }
    try {
      let looked = 0;
      while (!signal.aborted) {
        const count = await this.lookAtBatch(collector, signal);
        if (count === 0) {
          break;
        }
        looked += count;
        if (collector.pause) {
          await wait(durationToMilliseconds(collector.pause), undefined, {
            signal,
          }).catch(() => {});
        }
      }
      if (looked > 0 || !state.lastSuccessAt) {
        await store.writeState(collector.id, {
          lastRunAt: started,
          lastSuccessAt: new Date().toISOString(),
          failures: 0,
        });
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const failures = state.failures + 1;
      const pause = Math.min(
        LONGEST_PAUSE,
        FIRST_PAUSE * 2 ** Math.min(failures - 1, 10),
      );
      logger.warn(
        `${collector.title} could not look, and is asked again in ${Math.round(
          pause / 60_000,
        )} min: ${error}`,
      );
      await store.writeState(collector.id, {
        lastRunAt: started,
        lastSuccessAt: state.lastSuccessAt,
        lastError: String(error).slice(0, LONGEST_ERROR),
        failures,
        pausedUntil: new Date(Date.now() + pause).toISOString(),
      });
    }
  }

  private async lookAtBatch(
    collector: EvidenceCollector,
    signal: AbortSignal,
  ): Promise<number> {
    const { evaluation, evidence, logger, store } = this.options;
    const now = new Date().toISOString();
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
    const answers =
      targets.length > 0 ? await this.ask(collector, targets, signal) : [];
    const byRef = parseAnswers(collector, answers, now, problem =>
      logger.warn(`${collector.title}: ${problem}`),
    );
    const { entityRefs } = await evidence.renew(
      targets.flatMap(target =>
        this.toEvidence(collector, target, byRef.get(target.entityRef)),
      ),
      now,
      this.renewAfter(collector),
    );
    await store.writeLooks(
      collector.id,
      due.map(entity => toLook(collector, entity, byRef.get(entity.entityRef))),
    );
    if (entityRefs.length > 0) {
      await evaluation.evaluateChanged(entityRefs);
    }
    return due.length;
  }

  /** Waits no longer than the collector may take, also for one that does not listen to its signal. */
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
    return due.flatMap(({ entityRef, state }, index) => {
      const entity = items[index];
      return entity && isMlEntity(entity) ? { entityRef, entity, state } : [];
    });
  }

  private toEvidence(
    collector: EvidenceCollector,
    { entityRef, entity }: CollectorTarget,
    answer: ParsedAnswer | undefined,
  ): NewEvidence[] {
    const facts = readEntityFacts(entity);
    if (!answer || !isMlEntityFacts(facts)) {
      return [];
    }
    return answer.evidence.flatMap(({ criterion: id, ...piece }) => {
      const criterion = findCriterion(this.options.rules, id);
      return criterion?.kinds.includes(facts.kind)
        ? {
            ...piece,
            entityRef,
            criterion: id,
            source: collector.source,
            writer: collector.id,
            declaration: declarationOf(criterion, facts),
          }
        : [];
    });
  }

  /** Evidence that is older than this is renewed: soon enough not to expire, and seldom enough not to write all the time. */
  private renewAfter({ criteria }: EvidenceCollector): string {
    const ages = criteria.map(
      id =>
        this.options.rules.settings.maxAgeDays.get(id) ??
        findCriterion(this.options.rules, id)?.maxAgeDays ??
        DEFAULT_MAX_AGE_DAYS,
    );
    const shortest = Math.min(...ages);
    return new Date(
      Date.now() - (shortest * DAY) / RENEWALS_PER_MAX_AGE,
    ).toISOString();
  }
}

function toLook(
  { interval, criteria }: EvidenceCollector,
  { entityRef, hash, state }: DueEntity,
  answer: ParsedAnswer | undefined,
): Look {
  const full = durationToMilliseconds(interval);
  const after = answer ? full : Math.min(full, UNANSWERED);
  const spread = after * (1 - JITTER + 2 * JITTER * Math.random());
  return {
    entityRef,
    hash,
    nextAt: new Date(Date.now() + spread).toISOString(),
    state: answer ? answer.state : state,
    unreadable: answer
      ? answer.unreadable
      : criteria.map(criterion => ({
          criterion,
          reason: 'The connected system did not answer for this entity',
        })),
  };
}
