import {
  CatalogSnapshot,
  EvaluationProgress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { EvaluatedEntity } from './EvaluatedEntity';

/**
 * State of the stored scorecards.
 */
export interface EvaluationState extends EvaluationProgress {
  /** Fingerprint of the rules that all scorecards are based on; absent before the end of the first evaluation. */
  fingerprint?: string;
  /** Revision of the inputs that all scorecards are based on. */
  evaluatedRevision: number;
  /** ISO 8601 instant of the last write of scorecards, by the clock of the replica that wrote them. */
  writtenAt?: string;
}

/**
 * Stores the results of evaluations. Writes run in a transaction of the caller, and only if something differs.
 */
export interface EvaluationStore {
  transaction<T>(action: (tx: Knex.Transaction) => Promise<T>): Promise<T>;

  readState(client?: Knex): Promise<EvaluationState>;

  writeProgress(
    progress: Partial<EvaluationProgress>,
    client?: Knex,
  ): Promise<void>;

  /** Refs of entities whose scorecards may have changed by time alone. */
  readDue(now: string): Promise<string[]>;

  /** Whether a scorecard has changed by time alone since its evaluation. */
  isDue(now: string): Promise<boolean>;

  /** Refs of all entities that have a scorecard. */
  readScorecardRefs(client?: Knex): Promise<string[]>;

  /**
   * Updates scorecards, and inserts the announcements about the changes.
   *
   * @param edges - refs of entities whose edges may differ, or `all`
   * @returns the number of scorecards that differ from before, and whether the write has changed inputs of the
   * evaluation: owner changes or authors
   */
  write(
    tx: Knex.Transaction,
    results: {
      evaluated: EvaluatedEntity[];
      removed: string[];
      snapshot: CatalogSnapshot;
      edges: ReadonlySet<string> | 'all';
      teams: boolean;
      now: string;
    },
  ): Promise<{ different: number; inputsChanged: boolean }>;

  /**
   * Records that scorecards were written.
   *
   * @param revision - of the inputs that all scorecards are based on now, with the current rules; undefined while some
   * are pending
   */
  markWritten(
    tx: Knex.Transaction,
    now: string,
    revision: number | undefined,
  ): Promise<void>;

  /** Records that an entity was evaluated, even if its scorecard is unchanged. */
  touch(entityRef: string, now: string): Promise<void>;

  /** Updates the table statistics of the database, for its query plans. */
  analyze(): Promise<void>;
}
