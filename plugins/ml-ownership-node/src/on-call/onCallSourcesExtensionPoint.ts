import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { OnCallSource } from './OnCallSystem';

/**
 * Extension point for the systems that are asked who is on call now.
 *
 * @public
 */
export interface OnCallSourcesExtensionPoint {
  /**
   * @param source - read while a user waits, within three seconds
   * @param system - `id` is that of the system's collector, whose last reading is shown if the system does not answer
   * @throws Error if the id is taken
   */
  addSource(source: OnCallSource, system: { id: string; title: string }): void;
}

/**
 * Extension point reference for {@link OnCallSourcesExtensionPoint}.
 *
 * @public
 */
export const onCallSourcesExtensionPoint =
  createExtensionPoint<OnCallSourcesExtensionPoint>({
    id: 'ml-ownership.on-call-sources',
  });
