import {
  ActiveExemption,
  EntityFacts,
  RecordedDrill,
  RecordedEvidence,
  UserAddress,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { RecordChanges } from '../../records/readRecords';

/**
 * Changes of the inputs of the evaluation since a revision.
 */
export interface InputChanges extends RecordChanges {
  /** Revision after these changes. */
  revision: number;
  /** Whether these are all inputs, not only changes. */
  complete: boolean;
  facts: { facts: EntityFacts; hash: string }[];
  /** Refs of the entities whose facts were removed. */
  removed: string[];
  /** All weighed evidence of the entities with changed evidence, the latest of each reporter; by entity and criterion. */
  evidence: Map<string, Map<string, RecordedEvidence[]>>;
  /** All approved exemptions of the entities with changed exemptions. */
  exemptions: Map<string, CriterionExemption[]>;
  /** All drills that count, of the entities with changed drills. */
  drills: Map<string, RecordedDrill[]>;
  /** Authors that are new or began earlier than recorded. */
  authors: { entityRef: string; person: string; since?: string }[];
  /** New e-mail addresses of Users. */
  addresses: UserAddress[];
  /** New owner changes. */
  ownerChanges: { entityRef: string; at: string }[];
}

/**
 * An exemption in force with its criterion.
 */
export interface CriterionExemption extends ActiveExemption {
  criterion: string;
}

/**
 * Stores the inputs of the evaluation.
 *
 * Every write of an input happens in a transaction that begins with {@link InputStore.nextRevision}. It locks the
 * single row with the revision, so revisions become visible in order, and a reader up to a revision has missed no
 * changes.
 */
export interface InputStore {
  /** Begins a write of inputs, and returns its revision. */
  nextRevision(tx: Knex.Transaction): Promise<number>;

  /** Locks the inputs until the transaction ends. */
  lock(tx: Knex.Transaction): Promise<void>;

  /**
   * Reads changes since a revision; all inputs, if the revision is absent or too old.
   *
   * @param lastOwnerChange - id of the last owner change that the reader has
   */
  readChanges(
    client: Knex,
    since: number | undefined,
    lastOwnerChange: number,
  ): Promise<{ changes: InputChanges; lastOwnerChange: number } | undefined>;

  /**
   * Writes facts of the catalog. Facts that were written after the catalog was read stay, because they are newer.
   *
   * @param askedAt - the revision at which the catalog was read, or undefined to overwrite all
   */
  writeFacts(
    tx: Knex.Transaction,
    changes: {
      written: { facts: EntityFacts; hash: string }[];
      removed: string[];
    },
    askedAt: number | undefined,
  ): Promise<void>;
}
