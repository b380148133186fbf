import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { EvidenceCollector } from './EvidenceCollector';

/**
 * Controls a collector that was added.
 *
 * @public
 */
export interface CollectorHandle {
  /**
   * Marks entities as due, so that the collector checks them within a minute: for systems that report changes by
   * webhook. Can be called once the backend has started.
   *
   * @param entityRefs - full refs in lower case, 1,000 at most; others than those that it has checked are ignored
   */
  requestChecks(entityRefs: readonly string[]): Promise<void>;
}

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
  addCollector(collector: EvidenceCollector): CollectorHandle;
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
