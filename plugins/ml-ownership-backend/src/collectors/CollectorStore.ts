import {
  EntityFacts,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UnreadableSubject } from '@mlownership/backstage-plugin-ml-ownership-node';
import { JsonObject } from '@backstage/types';

/**
 * An entity that a collector has to look at.
 */
export interface DueEntity {
  entityRef: string;
  facts: EntityFacts;
  /** Hash of the facts. */
  hash: string;
  state?: JsonObject;
}

/**
 * What is noted of a look at an entity.
 */
export interface Look {
  entityRef: string;
  hash: string;
  /** ISO 8601 instant of the next look. */
  nextAt: string;
  state?: JsonObject;
  unreadable: readonly UnreadableSubject[];
}

/**
 * How a collector stands.
 */
export interface CollectorState {
  lastRunAt?: string;
  lastSuccessAt?: string;
  lastError?: string;
  /** Failures since the last success. */
  failures: number;
  /** ISO 8601 instant before which it is left alone. */
  pausedUntil?: string;
}

/**
 * Keeps when each collector looked at what.
 */
export interface CollectorStore {
  readState(collector: string): Promise<CollectorState>;
  writeState(collector: string, state: CollectorState): Promise<void>;

  /** Entities that were never looked at, have changed since, or whose time has come; the longest due first. */
  readDue(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
    limit: number,
  ): Promise<DueEntity[]>;

  writeLooks(collector: string, looks: readonly Look[]): Promise<void>;

  /** Makes an entity due for every collector that has looked at it: somebody says that there is something new to see. */
  lookAgain(entityRef: string, now: string): Promise<void>;

  /** How much each collector has looked at, has still to look at, and could not see. */
  count(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Promise<{ looked: number; due: number; unreadable: number }>;
}
