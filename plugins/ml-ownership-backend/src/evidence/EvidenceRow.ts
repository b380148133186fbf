import {
  EvidenceOutcome,
  EvidenceSource,
  RecordedEvidence,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A row of the table `evidence`.
 */
export interface EvidenceRow {
  id: number;
  digest: string;
  entity_ref: string;
  criterion: string;
  source: EvidenceSource;
  reported_by: string;
  outcome: EvidenceOutcome;
  observed_at: string;
  /** First appearance of its subject version; null without a subject version. */
  first_seen_at: string | null;
  expires_at: string | null;
  subject_version: string | null;
  declaration: string | null;
  url: string | null;
  detail: string;
  received_at: string;
  is_latest: boolean;
  revision: number;
}

/** A row that is not stored yet. */
export type NewRow = Omit<EvidenceRow, 'id' | 'revision'>;

/**
 * Converts a row to the evidence for the evaluation.
 */
export function toRecordedEvidence(row: EvidenceRow): RecordedEvidence {
  return {
    source: row.source,
    outcome: row.outcome,
    detail: row.detail,
    url: row.url ?? undefined,
    observedAt: row.observed_at,
    firstSeenAt: row.first_seen_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    subjectVersion: row.subject_version ?? undefined,
    reportedBy: row.reported_by,
    declaration: row.declaration ?? undefined,
  };
}
