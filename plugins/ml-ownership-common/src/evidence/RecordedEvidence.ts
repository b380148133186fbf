import { EvidencePiece } from '../schema/openapi';

/**
 * A piece of evidence as it is kept: what was said, by whom, and about which declaration.
 *
 * @public
 */
export interface RecordedEvidence extends Omit<EvidencePiece, 'standing'> {
  /**
   * What the entity declared where the criterion looks ({@link CriterionDefinition.declaredIn}) when the piece was received:
   * the piece says nothing about a declaration that came later. Absent for criteria that look at no declaration.
   */
  declaration?: string;
}
