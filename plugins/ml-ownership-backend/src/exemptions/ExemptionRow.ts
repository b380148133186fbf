import {
  ActiveExemption,
  Exemption,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A row of the table `exemptions`.
 */
export interface ExemptionRow {
  id: string;
  entity_ref: string;
  criterion: string;
  reason: string;
  until: string;
  state: 'requested' | 'approved' | 'refused' | 'withdrawn';
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  revision: number;
}

/**
 * The exemption that an approved row puts in force.
 */
export function toActiveExemption(row: ExemptionRow): ActiveExemption {
  return {
    id: row.id,
    reason: row.reason,
    until: row.until,
    approvedBy: row.decided_by!,
    approvedAt: row.decided_at!,
  };
}

/**
 * The exemption that a row holds, as it stands at a moment.
 *
 * @param now - ISO 8601 instant
 */
export function toExemption(row: ExemptionRow, now: string): Exemption {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    criterion: row.criterion,
    reason: row.reason,
    until: row.until,
    state: row.state === 'approved' && row.until <= now ? 'ended' : row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  };
}
