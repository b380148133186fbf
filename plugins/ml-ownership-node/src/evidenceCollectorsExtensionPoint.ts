import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { EvidenceCollector } from './EvidenceCollector';

/**
 * Extension point for evidence collectors.
 *
 * @public
 */
export interface EvidenceCollectorsExtensionPoint {
  /**
   * @throws Error if the id is malformed or taken, or a criterion does not exist or does not accept the
   * source
   */
  addCollector(collector: EvidenceCollector): void;
}

/**
 * Extension point reference for {@link EvidenceCollectorsExtensionPoint}.
 *
 * @public
 */
export const evidenceCollectorsExtensionPoint =
  createExtensionPoint<EvidenceCollectorsExtensionPoint>({
    id: 'ml-ownership.evidence-collectors',
  });
