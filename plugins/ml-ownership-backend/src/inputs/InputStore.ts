import {
  ActiveExemption,
  EntityFacts,
  RecordedDrill,
  RecordedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';

/**
 * What evaluation follows from, as far as it has changed since a revision.
 */
export interface InputChanges {
  /** The revision that they bring a reader to. */
  revision: number;
  /** They are everything there is, not what changed. */
  complete: boolean;
  facts: { facts: EntityFacts; hash: string }[];
  /** Refs of the entities whose facts are gone. */
  removed: string[];
  /** All evidence of the entities for which some has changed: the newest word of each writer. */
  evidence: Map<string, CriterionEvidence[]>;
  /** All approved exemptions of the entities for which some has changed. */
  exemptions: Map<string, CriterionExemption[]>;
  /** All drills that count, of the entities for which some has changed. */
  drills: Map<string, RecordedDrill[]>;
  /** Authors that are new. */
  authors: { entityRef: string; person: string }[];
  /** Owner changes that are new. */
  ownerChanges: { entityRef: string; at: string }[];
}

/**
 * A piece of evidence with the criterion that it speaks to.
 */
export interface CriterionEvidence extends RecordedEvidence {
  criterion: string;
}

/**
 * An exemption in force with the criterion that it speaks to.
 */
export interface CriterionExemption extends ActiveExemption {
  criterion: string;
}

/**
 * Keeps what evaluation follows from.
 *
 * Every write of an input happens in a transaction that begins with {@link InputStore.nextRevision}. That locks the one row
 * that holds the revision, so revisions become visible in their order, and who has read up to one has missed nothing.
 */
export interface InputStore {
  /** Begins a write of inputs. */
  nextRevision(tx: Knex.Transaction): Promise<number>;

  /** Keeps inputs from changing until the transaction ends. */
  lock(tx: Knex.Transaction): Promise<void>;

  /**
   * What has changed since a revision; everything, where the revision is absent or too old to tell.
   *
   * @param lastOwnerChange - id of the last owner change that the reader knows
   */
  readChanges(
    client: Knex,
    since: number | undefined,
    lastOwnerChange: number,
  ): Promise<{ changes: InputChanges; lastOwnerChange: number } | undefined>;

  /**
   * Writes what the catalog says. Facts that somebody has written after the catalog was asked stay: they are newer.
   *
   * @param askedAt - the revision at which the catalog was asked, or undefined to overwrite all
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
