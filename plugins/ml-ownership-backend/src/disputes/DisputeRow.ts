import { Dispute } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A row of the table `disputes`.
 */
export interface DisputeRow {
  id: string;
  entity_ref: string;
  criterion: string;
  reason: string;
  created_by: string;
  created_at: string;
  resolution_comment: string | null;
  resolved_by: string | null;
  resolved_at: string | null;
}

export function toDispute(row: DisputeRow): Dispute {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    criterion: row.criterion,
    reason: row.reason,
    state: row.resolved_at ? 'resolved' : 'open',
    createdBy: row.created_by,
    createdAt: row.created_at,
    resolutionComment: row.resolution_comment ?? undefined,
    resolvedBy: row.resolved_by ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
  };
}
