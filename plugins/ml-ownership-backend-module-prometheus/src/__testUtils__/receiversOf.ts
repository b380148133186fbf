import { Labels } from '../matchers';
import { findRoutes, matchLabels, parseAlertmanagerConfig } from '../routing';

/** The receivers of an alert, in order and each as often as it is reached. */
export function receiversOf(config: string, labels: Labels): string[] {
  const { root } = parseAlertmanagerConfig(config);
  return findRoutes(root, matchLabels(labels)).map(({ receiver }) => receiver);
}
