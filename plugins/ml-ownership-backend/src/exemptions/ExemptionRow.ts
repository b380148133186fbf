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
  expires_at: string;
  state: 'requested' | 'approved' | 'rejected' | 'withdrawn';
  requested_by: string;
  requested_at: string;
  decided_by: string | null;
  decided_at: string | null;
  revision: number;
}

/**
 * Converts an approved row to the exemption that is in force.
 */
export function toActiveExemption(row: ExemptionRow): ActiveExemption {
  return {
    id: row.id,
    reason: row.reason,
    expiresAt: row.expires_at,
    requestedBy: row.requested_by,
    approvedBy: row.decided_by!,
    approvedAt: row.decided_at!,
  };
}

/**
 * Converts a row to the exemption with its state at an instant.
 *
 * @param now - ISO 8601 instant
 */
export function toExemption(
  row: Omit<ExemptionRow, 'revision'>,
  now: string,
): Exemption {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    criterion: row.criterion,
    reason: row.reason,
    expiresAt: row.expires_at,
    state:
      row.state === 'approved' && row.expires_at <= now ? 'expired' : row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  };
}
