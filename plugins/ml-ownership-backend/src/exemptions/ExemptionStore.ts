import { Exemption } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { ExemptionRow } from './ExemptionRow';

/** A decision on an exemption. */
export type ExemptionDecision = Pick<
  ExemptionRow,
  'state' | 'decided_by' | 'decided_at'
>;

/** Stores exemptions. Every write is an input of the evaluation. */
export interface ExemptionStore {
  /**
   * Exemptions of readable entities, newest request first.
   *
   * @param query - `filter` returns the filter of the request; a cursor contains its own
   * @param now - ISO 8601 instant, for the states that follow from it
   * @throws InputError if the cursor is invalid
   */
  page(
    query: {
      limit?: number;
      cursor?: string;
      filter: () => { entityRef?: string; state?: Exemption['state'][] };
    },
    now: string,
    readable: VisibilityFilter,
  ): Promise<{ rows: ExemptionRow[]; nextCursor?: string }>;

  get(id: string): Promise<ExemptionRow | undefined>;

  /** @throws ConflictError if a request for the same criterion of the entity is pending */
  insert(row: Omit<ExemptionRow, 'revision'>): Promise<void>;

  /**
   * Decides on an exemption. Of concurrent decisions one wins.
   *
   * @throws ConflictError if it is not in one of the given states any more
   */
  decide(
    id: string,
    from: ExemptionRow['state'][],
    decision: ExemptionDecision,
  ): Promise<void>;
}
