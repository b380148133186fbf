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
  /**
   * Why it does not count, whatever else is weighed: it speaks of what is there no more, or it proves nothing, as if it had not
   * been said. Only drills are judged like this.
   */
  ruledOut?: Extract<EvidencePiece['standing'], 'outdated' | 'not-accepted'>;
}
