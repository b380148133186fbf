import { Entity } from '@backstage/catalog-model';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Who is called when it fails: the words to show, and where to look if that is known. */
export interface OnCall {
  label: string;
  url?: string;
}

/** The on-call that the annotations of an entity, or of the group that operates it, name. */
export function onCallOf(entity: Entity): OnCall | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const url = annotations[ML_ANNOTATIONS.onCall];
  if (url && /^https?:\/\//i.test(url)) {
    return { label: 'On-call schedule', url };
  }
  const service = annotations['pagerduty.com/service-id'];
  if (service) {
    return { label: `PagerDuty service ${service}` };
  }
  if (annotations['pagerduty.com/integration-key']) {
    return { label: 'PagerDuty' };
  }
  const team = annotations['opsgenie.com/team'];
  if (team) {
    return { label: `Opsgenie team ${team}` };
  }
  return undefined;
}
