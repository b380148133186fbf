import { RootConfigService } from '@backstage/backend-plugin-api';
import { Clock } from '../time/Clock';
import { parseDay } from '../time/parseDay';
import { ReportOnly } from './ReportOnly';

const PATH = 'mlOwnership.reportOnly.until';

/**
 * Reads the end of the report-only period.
 *
 * @throws InputError if it is not a day
 */
export function readReportOnly(
  config: RootConfigService,
  clock: Clock,
): ReportOnly {
  const until = config.getOptionalString(PATH);
  return new ReportOnly(clock, until && parseDay(PATH, until));
}
