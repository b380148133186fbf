import { Dispute } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { DisputeRow } from './DisputeRow';

/** The resolution of a dispute. */
export interface DisputeResolutionColumns {
  resolution_comment: string;
  resolved_by: string;
  resolved_at: string;
}

/** Stores disputes. */
export interface DisputeStore {
  /**
   * Disputes about readable entities, newest first.
   *
   * @param query - `filter` returns the filter of the request; a cursor contains its own
   * @throws InputError if the cursor is invalid
   */
  page(
    query: {
      limit?: number;
      cursor?: string;
      filter: () => { entityRef?: string; state?: Dispute['state'] };
    },
    readable: VisibilityFilter,
  ): Promise<{ rows: DisputeRow[]; nextCursor?: string }>;

  get(id: string): Promise<DisputeRow | undefined>;

  insert(row: DisputeRow): Promise<void>;

  /**
   * Resolves an open dispute.
   *
   * @returns false if it is not open
   */
  resolve(id: string, resolution: DisputeResolutionColumns): Promise<boolean>;
}
