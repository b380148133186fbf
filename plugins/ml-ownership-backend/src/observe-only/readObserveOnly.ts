import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseDay } from '../time/parseDay';
import { ObserveOnly } from './ObserveOnly';

const PATH = 'mlOwnership.observeOnly.until';

/**
 * Reads until when nothing is announced.
 *
 * @throws InputError where it is no day
 */
export function readObserveOnly(config: RootConfigService): ObserveOnly {
  const until = config.getOptionalString(PATH);
  return new ObserveOnly(until && parseDay(PATH, until));
}
