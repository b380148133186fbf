import {
  ActiveExemption,
  CriterionState,
  EvidencePiece,
} from '../schema/openapi';

/**
 * The state of one criterion of one entity, with the reason.
 *
 * @public
 */
export interface CriterionResult {
  id: string;
  state: CriterionState;
  /** The reason, as text. */
  reason: string;
  evidence: EvidencePiece[];
  /**
   * The current version of the subject of its evidence; absent if there is no subject or the version is
   * unknown.
   */
  currentVersion?: string;
  /** It is declared and not checked yet, so there is nothing to add. */
  awaitingEvidence?: true;
  /** It fails because the catalog does not have an entity that it names. */
  missing?: boolean;
  /** The exemption behind the state. */
  exemption?: ActiveExemption;
  /** ISO 8601 instant at which the state may change by time alone. */
  changesAt?: string;
}

/**
 * The part of a criterion result that determines levels and verdicts; `missing` is only needed for reasons.
 *
 * @public
 */
export type CriterionOutcome = Pick<
  CriterionResult,
  'id' | 'state' | 'missing'
>;
