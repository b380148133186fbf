import {
  CriterionResult,
  EvidencePiece,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { COUNT_COLUMNS, CountColumns } from '../foundations/countColumns';

/** Parts of a list item that are neither filtered nor sorted by. */
export type SummaryColumn = Pick<
  ScorecardSummary,
  | 'headline'
  | 'reason'
  | 'weakestLink'
  | 'systemExemptions'
  | 'abilities'
  | 'causes'
  | 'smells'
  | 'missing'
>;

/**
 * Parts that only the full scorecard shows. Contains no time that changes with each evaluation, so that it can be
 * compared.
 */
export interface DetailColumn {
  authors: string[];
  criteria: DetailCriterion[];
  cycles: string[][];
  /** Absent in rows of the first version. */
  extra?: DetailCriterion[];
  /** Absent if the entity is not an orphan. */
  orphan?: true;
  /** Absent if there is no cycle. */
  groupCycle?: readonly string[];
}

/** Catalog evidence is read at each evaluation, so its time is stored separately. */
export type DetailCriterion = Omit<
  CriterionResult,
  'changesAt' | 'evidence'
> & {
  evidence: (Omit<EvidencePiece, 'observedAt'> &
    Partial<Pick<EvidencePiece, 'observedAt'>>)[];
};

/**
 * By criterion id: when it entered its state, and when its catalog evidence first read the same. ISO 8601 instants.
 */
export type StateTimestamps = Record<string, { since: string; read: string }>;

/**
 * A row of the table `scorecards`.
 */
export interface ScorecardRow extends CountColumns {
  entity_ref: string;
  kind: string;
  title: string;
  sort_title: string;
  search_text: string;
  type: string;
  lifecycle: string;
  tier: number | null;
  owner: string;
  operated_by: string;
  system: string;
  verdict: string;
  level: number;
  system_verdict: string | null;
  system_level: number | null;
  retrain: number | null;
  deploy: number | null;
  observe: number | null;
  recover: number | null;
  primary_cause: string;
  known_count: number;
  applicable_count: number;
  summary: string;
  detail: string;
  hash: string;
  rules_version: string;
  evaluated_at: string;
  next_change_at: string | null;
  state_timestamps: string;
  boundary_states: string;
  criterion_states: string;
  drill_results: string;
  drill_due_at: string | null;
}

/** The columns that a list needs. */
export const SUMMARY_COLUMNS = [
  'entity_ref',
  'kind',
  'title',
  'type',
  'lifecycle',
  'tier',
  'owner',
  'operated_by',
  'system',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'primary_cause',
  'known_count',
  'applicable_count',
  'summary',
  'rules_version',
  'evaluated_at',
  'next_change_at',
  ...COUNT_COLUMNS,
] as const;
