import {
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
  writer: string;
  outcome: 'pass' | 'fail';
  observed_at: string;
  expires_at: string | null;
  subject_version: string | null;
  declaration: string | null;
  url: string | null;
  detail: string;
  received_at: string;
  is_newest: boolean;
  revision: number;
}

/**
 * The evidence that a row holds.
 */
export function toRecordedEvidence(row: EvidenceRow): RecordedEvidence {
  return {
    source: row.source,
    outcome: row.outcome,
    detail: row.detail,
    url: row.url ?? undefined,
    observedAt: row.observed_at,
    expiresAt: row.expires_at ?? undefined,
    subjectVersion: row.subject_version ?? undefined,
    writer: row.writer,
    declaration: row.declaration ?? undefined,
  };
}
