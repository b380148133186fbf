import { ReportOnly as ReportOnlyPeriod } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Clock } from '../time/Clock';

/**
 * The report-only period: everything is evaluated and shown, and no notifications are sent, not even later about
 * this period.
 */
export class ReportOnly {
  /** @param until - the first day with notifications, as YYYY-MM-DD, in UTC; absent if there is no such period */
  constructor(private readonly clock: Clock, private readonly until?: string) {}

  /**
   * Whether an event at a time is not announced.
   *
   * @param at - ISO 8601 instant in UTC, or a day
   */
  covers(at: string): boolean {
    return this.until !== undefined && at.slice(0, 10) < this.until;
  }

  /** The period for API responses; undefined once it is over. */
  now(): ReportOnlyPeriod | undefined {
    return this.until !== undefined && this.covers(this.clock.now())
      ? { until: this.until }
      : undefined;
  }
}
