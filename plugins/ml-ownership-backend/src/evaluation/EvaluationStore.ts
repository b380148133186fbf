import {
  CatalogSnapshot,
  EvaluationProgress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { EvaluatedEntity } from './LiveCatalog';

/**
 * How the stored scorecards stand.
 */
export interface EvaluationState extends EvaluationProgress {
  /** Fingerprint of the rules that every scorecard follows from; absent before the first evaluation has ended. */
  fingerprint?: string;
  /** Revision of the inputs that every scorecard follows from. */
  evaluatedRevision: number;
}

/**
 * Keeps what evaluation yields. Writes happen in a transaction of the caller's, and only where something differs.
 */
export interface EvaluationStore {
  transaction<T>(action: (tx: Knex.Transaction) => Promise<T>): Promise<T>;

  readState(client?: Knex): Promise<EvaluationState>;

  writeProgress(
    progress: Partial<EvaluationProgress>,
    client?: Knex,
  ): Promise<void>;

  /** Refs of the entities whose scorecard time alone may have changed by now. */
  readDue(now: string): Promise<string[]>;

  /** Refs of all entities that have a scorecard. */
  readScorecardRefs(client?: Knex): Promise<string[]>;

  /**
   * Brings stored scorecards in line, with the announcements that follow.
   *
   * @param edges - refs of entities at which edges may differ, or `all`
   * @returns the number of scorecards that differ from before
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
  ): Promise<{ different: number; ownersChanged: boolean }>;

  /** Notes that every scorecard follows from the inputs up to a revision, and from the rules as they are. */
  finish(tx: Knex.Transaction, revision: number, now: string): Promise<void>;

  /** Notes that an entity was evaluated, also where its scorecard stays the same. */
  touch(entityRef: string, now: string): Promise<void>;
}
