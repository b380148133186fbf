import { RootConfigService } from '@backstage/backend-plugin-api';
import { toRef } from '../catalog/toRef';

export const FALLBACK_PATH = 'mlOwnership.notifications.fallback';

/**
 * Reads the recipient of notifications without another recipient.
 *
 * @returns entity ref
 * @throws InputError if it is not an entity ref
 */
export function readFallback(config: RootConfigService): string | undefined {
  const fallback = config.getOptionalString(FALLBACK_PATH);
  return fallback && toRef(FALLBACK_PATH, fallback, 'group');
}
