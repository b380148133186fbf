import { EvidenceSource } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A piece of evidence that has passed the door.
 */
export interface NewEvidence {
  entityRef: string;
  criterion: string;
  source: EvidenceSource;
  writer: string;
  outcome: 'pass' | 'fail';
  /** ISO 8601 instant in UTC. */
  observedAt: string;
  /** ISO 8601 instant in UTC. */
  expiresAt?: string;
  subjectVersion?: string;
  declaration?: string;
  url?: string;
  detail: string;
  /** Who built what was seen: entity refs and e-mail addresses in lower case. */
  authors?: readonly string[];
}

/**
 * Keeps evidence.
 */
export interface EvidenceStore {
  /**
   * Stores what is new; what was said before, word for word, changes nothing.
   *
   * @returns the entities for which something is new, and the number of pieces that are
   */
  add(
    items: readonly NewEvidence[],
    receivedAt: string,
  ): Promise<{ entityRefs: string[]; stored: number }>;

  /**
   * Stores what a collector sees now. Where it says the same as before, only the time of the observation moves, and only
   * where the last one is older than `renewAfter`, so that looking often leaves no trace.
   *
   * @param renewAfter - ISO 8601 instant in UTC
   * @returns as `add`
   */
  renew(
    items: readonly NewEvidence[],
    receivedAt: string,
    renewAfter: string,
  ): Promise<{ entityRefs: string[]; stored: number }>;

  /** The evidence of an entity, the latest observation first. */
  page(query: {
    entityRef: string;
    criterion?: string;
    limit: number;
    after?: { observedAt: string; id: number };
  }): Promise<StoredEvidence[]>;
}

/**
 * A piece of evidence as it is kept.
 */
export interface StoredEvidence extends Omit<NewEvidence, 'authors'> {
  id: number;
  receivedAt: string;
  isNewest: boolean;
}
