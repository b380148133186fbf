import {
  getOperator,
  isMlEntityFacts,
  ML_ANNOTATIONS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorContext,
  CollectorResult,
  CollectorTarget,
  EvidenceCollector,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  AlertingState,
  AlertingSystem,
  assessAlerts,
  FoundRules,
  OBSERVE_ALERTS,
} from '../alerting';
import { AlertingSettings } from '../configuration';
import { readCursor } from './AlertingCursor';
import { GroupDirectory } from './GroupDirectory';
import { RuleSelector, selectorOf, selectRules } from './selectRules';

/** Time for which the state of a system is not read again, in milliseconds: for the batches of one round. */
const FRESH_MS = 60_000;

/** Rules that one entity may have. */
const MAX_RULES = 200;

/** How long the absence of rules that an entity does not name is a failure, in milliseconds. */
const ABSENCE_MS = 7 * 24 * 60 * 60_000;

/** What the systems showed for a batch. */
interface AlertingBatch {
  states: ReadonlyMap<AlertingSystem, AlertingState>;
  failures: ReadonlyMap<AlertingSystem, SourceError>;
  /** Refs of the groups that a group is part of, itself included. */
  groups: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Checks whether the alerts about an entity reach its operating group. All configured systems are read once for each batch,
 * since the rules of an entity may be in any of them.
 */
export class AlertingCollector implements EvidenceCollector {
  readonly id = 'alerting';
  readonly title: string;
  readonly source = 'observed';
  readonly criteria = [OBSERVE_ALERTS];
  readonly interval;
  readonly batchSize = 500;
  readonly timeout = { minutes: 5 };
  readonly #read = new Map<
    AlertingSystem,
    { at: number; state: AlertingState }
  >();

  constructor(
    private readonly options: {
      groups: GroupDirectory;
      /** Milliseconds since the epoch. */
      now: () => number;
      settings: Pick<AlertingSettings, 'interval' | 'labels'>;
      /** At least one. */
      systems: readonly AlertingSystem[];
    },
  ) {
    this.title = listTitles(options.systems);
    this.interval = options.settings.interval;
  }

  async collect(
    targets: readonly CollectorTarget[],
    { signal }: CollectorContext,
  ): Promise<CollectorResult[]> {
    const batch = await this.readBatch(signal);
    return targets.map(target => {
      signal.throwIfAborted();
      return this.check(target, batch);
    });
  }

  /** @throws SourceError if no system can be read */
  private async readBatch(signal: AbortSignal): Promise<AlertingBatch> {
    const { groups, systems } = this.options;
    const states = new Map<AlertingSystem, AlertingState>();
    const failures = new Map<AlertingSystem, SourceError>();
    await Promise.all(
      systems.map(async system => {
        try {
          states.set(system, await this.readSystem(system, signal));
        } catch (error) {
          if (!(error instanceof SourceError)) {
            throw error;
          }
          failures.set(system, error);
        }
      }),
    );
    const failure = failures.get(systems[0]);
    if (failure && states.size === 0) {
      throw failure;
    }
    const refs = systems.flatMap(({ receivers }) => [...receivers.values()]);
    return { states, failures, groups: await groups.read(refs.flat()) };
  }

  private async readSystem(
    system: AlertingSystem,
    signal: AbortSignal,
  ): Promise<AlertingState> {
    const { now } = this.options;
    const known = this.#read.get(system);
    if (known && now() - known.at < FRESH_MS) {
      return known.state;
    }
    const state = await system.read(signal);
    this.#read.set(system, { at: now(), state });
    return state;
  }

  private check(
    target: CollectorTarget,
    batch: AlertingBatch,
  ): CollectorResult {
    const { entity, entityRef } = target;
    const cursor = readCursor(target.cursor);
    const unchecked = (reason: string): CollectorResult => ({
      entityRef,
      evidence: [],
      unchecked: [{ criterion: OBSERVE_ALERTS, reason }],
      cursor,
    });
    const facts = readEntityFacts(entity);
    const operator = isMlEntityFacts(facts) ? getOperator(facts) : undefined;
    if (!operator) {
      return unchecked('Neither an operating group nor an owner is declared');
    }
    let selector: RuleSelector;
    try {
      selector = selectorOf(entity, this.options.settings.labels);
    } catch (error) {
      return unchecked((error as Error).message);
    }
    const found = this.findRules(selector, operator, batch);
    const count = found.reduce((sum, { rules }) => sum + rules.length, 0);
    if (count > MAX_RULES) {
      return unchecked(
        `${count} alert rules have ${describe(
          selector,
        )}, expected at most ${MAX_RULES}; select those of the entity by the annotation ${
          ML_ANNOTATIONS.alertSelector
        }`,
      );
    }
    const finding =
      count > 0
        ? assessAlerts(found, { operator, now: this.options.now() })
        : undefined;
    const unread = [...batch.failures].filter(
      ([{ id }]) => !cursor || cursor.systems.includes(id),
    );
    const isFailure =
      finding && 'outcome' in finding && finding.outcome === 'fail';
    if (unread.length > 0 && !isFailure) {
      return unchecked(unread[0][1].message);
    }
    if (!finding) {
      return this.withoutRules(target, selector);
    }
    const systems = [
      ...found.map(({ id }) => id),
      ...[...batch.failures.keys()]
        .map(({ id }) => id)
        .filter(id => cursor?.systems.includes(id)),
    ];
    return {
      entityRef,
      ...('outcome' in finding
        ? { evidence: [finding] }
        : { evidence: [], unchecked: [finding] }),
      cursor: { systems },
    };
  }

  private findRules(
    selector: RuleSelector,
    operator: string,
    { groups, states }: AlertingBatch,
  ): (FoundRules & { id: string })[] {
    return [...states].flatMap(([system, state]) => {
      const rules = selectRules(state.rules, selector);
      const owns = (receiver: string) => {
        const refs = system.receivers.get(receiver) ?? [];
        if (
          refs.some(ref => ref === operator || groups.get(ref)?.has(operator))
        ) {
          return true;
        }
        const isKnown = refs.length > 0 && refs.every(ref => groups.has(ref));
        return isKnown ? false : undefined;
      };
      return rules.length > 0 ? [{ id: system.id, owns, rules, state }] : [];
    });
  }

  /**
   * Rules that the entity names, or that existed before, are missing. The latter fails for a while only: the alerts may have
   * moved to a system that is not read.
   */
  private withoutRules(
    { entityRef, cursor }: CollectorTarget,
    selector: RuleSelector,
  ): CollectorResult {
    const existed = (readCursor(cursor)?.systems.length ?? 0) > 0;
    const missing = `No alert rule of ${this.title} has ${describe(selector)}`;
    if (!selector.isDeclared && !existed) {
      const reason = `${missing}; label its rules so, or select them by the annotation ${ML_ANNOTATIONS.alertSelector}`;
      return {
        entityRef,
        evidence: [],
        unchecked: [
          { criterion: OBSERVE_ALERTS, reason, isNotConfigured: true },
        ],
        cursor: { systems: [] },
      };
    }
    const expiresAt = selector.isDeclared
      ? undefined
      : new Date(this.options.now() + ABSENCE_MS).toISOString();
    return {
      entityRef,
      evidence: [
        {
          criterion: OBSERVE_ALERTS,
          outcome: 'fail',
          detail: existed
            ? `${missing} any more; restore it`
            : `${missing}, which its annotation ${ML_ANNOTATIONS.alertSelector} names`,
          expiresAt,
        },
      ],
      cursor: { systems: [] },
    };
  }
}

function describe({ matchers }: RuleSelector): string {
  return matchers.join(', ');
}

function listTitles(systems: readonly AlertingSystem[]): string {
  const titles = systems.map(({ title }) => title);
  return titles.length > 1
    ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`
    : titles[0];
}
