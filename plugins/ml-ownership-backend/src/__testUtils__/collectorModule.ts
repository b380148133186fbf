import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ExtraCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  extraCriteriaExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';

/** A module that adds collectors and criteria. */
export function collectorModule(
  collectors: EvidenceCollector[],
  criteria: ExtraCriterion[] = [],
): BackendFeature {
  return createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'collectors-under-test',
    register(env) {
      env.registerInit({
        deps: {
          collecting: evidenceCollectorsExtensionPoint,
          criteria: extraCriteriaExtensionPoint,
        },
        async init(deps) {
          criteria.forEach(item => deps.criteria.addCriterion(item));
          collectors.forEach(item => deps.collecting.addCollector(item));
        },
      });
    },
  });
}
