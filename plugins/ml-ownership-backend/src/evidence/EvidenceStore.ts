import {
  EvidenceItem,
  EvidenceSource,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VerifiedRun } from '@mlownership/backstage-plugin-ml-ownership-node';
import { EvidenceRow } from './EvidenceRow';

/**
 * A validated item with what the server adds. Refs are complete, instants in UTC, and addresses in lower case.
 */
export interface NewEvidence extends Omit<EvidenceItem, 'authors'> {
  source: EvidenceSource;
  /** Entity ref of a user, subject of a token, or id of a collector. */
  reportedBy: string;
  /** The current declaration that it refers to, see `RecordedEvidence`. */
  declaration?: string;
  detail: string;
  authors?: readonly string[];
  /** The observed run, whose actors are authors too unless it is a part of a drill. */
  run?: VerifiedRun;
}

/**
 * Stores evidence.
 */
export interface EvidenceStore {
  /**
   * Stores new evidence; exact duplicates are ignored.
   *
   * @returns the entities with new evidence, and the number of new items
   */
  add(
    items: readonly NewEvidence[],
    receivedAt: string,
  ): Promise<{ entityRefs: string[]; stored: number }>;

  /**
   * Stores the current observations of a collector. If one is unchanged, only its time is updated, and only if the
   * stored one is older than `renewalCutoff`, so that frequent checks cause few writes.
   *
   * @param renewalCutoff - ISO 8601 instant in UTC
   * @returns as `add`
   */
  renew(
    items: readonly NewEvidence[],
    receivedAt: string,
    renewalCutoff: string,
  ): Promise<{ entityRefs: string[]; stored: number }>;

  /** The evidence of an entity, newest observation first. */
  page(query: {
    entityRef: string;
    criterion?: string;
    limit: number;
    after?: { observedAt: string; id: number };
  }): Promise<EvidenceRow[]>;
}
