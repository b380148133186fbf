import {
  CollectorGap,
  EntityFacts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UncheckedCriterion } from '@mlownership/backstage-plugin-ml-ownership-node';
import { JsonObject } from '@backstage/types';
import { VisibilityFilter } from '../catalog/ReadableEntities';

/**
 * An entity that a collector has to check.
 */
export interface DueEntity {
  entityRef: string;
  facts: EntityFacts;
  /** Hash of the facts. */
  hash: string;
  cursor?: JsonObject;
}

/**
 * The recorded result of a check of an entity.
 */
export interface CollectorCheck {
  entityRef: string;
  hash: string;
  /** ISO 8601 instant of the next check. */
  nextCheckAt: string;
  cursor?: JsonObject;
  unchecked: readonly UncheckedCriterion[];
  /** False if the entity is not configured for the system. */
  isConnected: boolean;
}

/**
 * The state of a collector.
 */
export interface CollectorState {
  lastRunAt?: string;
  lastSuccessAt?: string;
  lastError?: string;
  /** Failures since the last success. */
  failures: number;
  /** ISO 8601 instant until which the collector is paused. */
  pausedUntil?: string;
}

/** Numbers of entities of a collector. */
export interface CollectorCounts {
  checked: number;
  due: number;
  incomplete: number;
  notConnected: number;
}

/**
 * Stores when each collector has checked which entity.
 */
export interface CollectorStore {
  readState(collector: string): Promise<CollectorState>;
  writeState(collector: string, state: CollectorState): Promise<void>;

  /** Entities that were never checked, have changed since, or whose next check is due; longest overdue first. */
  readDue(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
    limit: number,
  ): Promise<DueEntity[]>;

  /** The cursor that a collector has returned at its last check of an entity. */
  readCursor(
    collector: string,
    entityRef: string,
  ): Promise<JsonObject | undefined>;

  recordChecks(
    collector: string,
    checks: readonly CollectorCheck[],
  ): Promise<void>;

  /** Marks entities as due for all collectors that have checked them, or for one of them. */
  requestChecks(
    entityRefs: readonly string[],
    now: string,
    collector?: string,
  ): Promise<void>;

  /**
   * Counts for a collector the checked entities, the due ones, those with an incomplete check, and those that are not
   * connected to the system.
   */
  count(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Promise<CollectorCounts>;

  /** The entities that a collector could not check completely, by ref. */
  readGaps(
    collector: string,
    options: {
      visible: VisibilityFilter;
      limit: number;
      /** The last ref of the page before. */
      after?: string;
    },
  ): Promise<CollectorGap[]>;

  /** When each writer last reported evidence, by name; without those that never have. */
  readLastReports(writers: readonly string[]): Promise<Map<string, string>>;
}
