import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { CollectedEvidence } from './EvidenceCollector';

/**
 * A receiver of evidence that an outside system sends, such as events or webhooks. Systems that have to be
 * asked are read by an {@link EvidenceCollector}.
 *
 * @public
 */
export interface EvidenceReceiver {
  /** Lower case, digits and dashes; must never change, because evidence is stored under it. */
  id: string;
  /** The display name of the system: "OpenLineage". */
  title: string;
  /** Ids of the criteria that it answers. Each must accept observed evidence. */
  criteria: readonly string[];
}

/**
 * Evidence about one entity.
 *
 * @public
 */
export interface ReceivedEvidence extends CollectedEvidence {
  /** Ref of a Model, Dataset or Pipeline. */
  entityRef: string;
}

/**
 * The result of recording evidence.
 *
 * @public
 */
export interface ReceivedEvidenceResult {
  accepted: number;
  /** The rejected items by index in the input, with the problem and what was expected. */
  rejected: { index: number; error: string }[];
}

/**
 * Records the evidence of one receiver.
 *
 * @public
 */
export interface EvidenceSink {
  /**
   * Records evidence and evaluates its entities. Each item is accepted or rejected separately; one that was recorded
   * before changes nothing. Resolves when the evidence is durable. Can be called once the backend has started.
   *
   * @param items - 1,000 at most
   * @throws Error if the database or the catalog does not respond; nothing is recorded then
   */
  record(items: readonly ReceivedEvidence[]): Promise<ReceivedEvidenceResult>;

  /**
   * Reports that the system sent something that could not be used, which is shown with the health of the receiver.
   *
   * @param problem - what was wrong and what was expected, without secrets
   */
  reportProblem(problem: string): Promise<void>;
}

/**
 * Extension point for receivers of evidence.
 *
 * @public
 */
export interface EvidenceReceiversExtensionPoint {
  /**
   * @throws Error if the id is malformed or taken, or a criterion does not exist or does not accept observed evidence
   */
  addReceiver(receiver: EvidenceReceiver): EvidenceSink;
}

/**
 * Extension point reference for {@link EvidenceReceiversExtensionPoint}.
 *
 * @public
 */
export const evidenceReceiversExtensionPoint =
  createExtensionPoint<EvidenceReceiversExtensionPoint>({
    id: 'ml-ownership.evidence-receivers',
  });
