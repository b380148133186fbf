import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { EvidenceCollector } from './EvidenceCollector';

/**
 * Where modules add evidence collectors.
 *
 * @public
 */
export interface EvidenceCollectorsExtensionPoint {
  /**
   * @throws Error where the id is malformed or taken, or a criterion does not exist or does not accept the source
   */
  addCollector(collector: EvidenceCollector): void;
}

/**
 * Connects a module to {@link EvidenceCollectorsExtensionPoint}.
 *
 * @public
 */
export const evidenceCollectorsExtensionPoint =
  createExtensionPoint<EvidenceCollectorsExtensionPoint>({
    id: 'ml-ownership.evidence-collectors',
  });
