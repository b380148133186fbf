import { ObserveOnly as ObserveOnlyAnswer } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The time in which everything is evaluated and shown, and nothing is announced. What would have been said in it is not said
 * later either.
 */
export class ObserveOnly {
  /**
   * @param until - the day on which announcements begin, as YYYY-MM-DD, in UTC; absent where they have always gone out
   */
  constructor(private readonly until?: string) {}

  /**
   * Whether what happens at a time stays unsaid.
   *
   * @param at - ISO 8601 instant in UTC, or a day
   */
  covers(at: string): boolean {
    return this.until !== undefined && at.slice(0, 10) < this.until;
  }

  /** What an answer says of it; nothing once it is over. */
  now(): ObserveOnlyAnswer | undefined {
    return this.until !== undefined && this.covers(new Date().toISOString())
      ? { until: this.until }
      : undefined;
  }
}
