import { Entity } from '@backstage/catalog-model';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The declared on-call. */
export type OnCall =
  | { type: 'schedule'; url: string }
  | { type: 'pagerDutyService' | 'opsgenieTeam'; id: string }
  | { type: 'pagerDuty' };

/** Returns the on-call in the annotations of an entity, or of the group that operates it. */
export function onCallOf(entity: Entity): OnCall | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const url = annotations[ML_ANNOTATIONS.onCall];
  if (url && /^https?:\/\//i.test(url)) {
    return { type: 'schedule', url };
  }
  const service = annotations['pagerduty.com/service-id'];
  if (service) {
    return { type: 'pagerDutyService', id: service };
  }
  if (annotations['pagerduty.com/integration-key']) {
    return { type: 'pagerDuty' };
  }
  const team = annotations['opsgenie.com/team'];
  if (team) {
    return { type: 'opsgenieTeam', id: team };
  }
  return undefined;
}
