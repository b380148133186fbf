import { EvidencePiece } from '../schema/openapi';

/**
 * A stored piece of evidence, with its reporter and the declaration that it refers to.
 *
 * @public
 */
export interface RecordedEvidence extends Omit<EvidencePiece, 'status'> {
  /**
   * The value of the entity's declaration ({@link CriterionDefinition.declarationPath}) when the piece was
   * received: the piece does not count for a later declaration. Absent for criteria without a declaration.
   */
  declaration?: string;
  /**
   * ISO 8601 instant at which its subject version first appeared; `observedAt` is the latest observation.
   * Defaults to `observedAt`.
   */
  firstSeenAt?: string;
  /**
   * Why it does not count, regardless of the other evidence: its subject no longer exists (`outdated`), or it
   * proves nothing and is treated as absent (`not-accepted`). Used for drills, and for reports of a reporter
   * who may no longer report.
   */
  exclusion?: Extract<EvidencePiece['status'], 'outdated' | 'not-accepted'>;
}
