import {
  EntityFacts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UncheckedCriterion } from '@mlownership/backstage-plugin-ml-ownership-node';
import { JsonObject } from '@backstage/types';

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

  recordChecks(
    collector: string,
    checks: readonly CollectorCheck[],
  ): Promise<void>;

  /** Marks an entity as due for all collectors that have checked it. */
  requestCheck(entityRef: string, now: string): Promise<void>;

  /** Counts for each collector the checked, the due and the incompletely checked entities. */
  count(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Promise<{ checked: number; due: number; incomplete: number }>;
}
