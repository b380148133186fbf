import { LoggerService } from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ClockDifference } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { CLOCK_TOLERANCE, DatabaseClock } from './DatabaseClock';

interface ClockDifferenceRow {
  replica: string;
  difference_seconds: number;
  measured_at: string;
}

/** In ms; a replica without a measurement for this long is considered stopped. */
const REMEMBERED = 5 * 60_000;

const MOST_REPLICAS = 20;

/**
 * Measures the clock, and reports a wrong clock of a replica's machine to operators: in the log, as a metric, and
 * through the API of every replica.
 */
export class ClockMonitor {
  private readonly replica = randomUUID();
  /** The last logged difference, in milliseconds. */
  private logged = 0;

  constructor(
    private readonly options: {
      client: Knex;
      clock: DatabaseClock;
      logger: LoggerService;
      metrics: MetricsService;
    },
  ) {
    options.metrics
      .createObservableGauge('ml_ownership.clock.difference', {
        description:
          'Offset of the process clock from the database clock; negative if the process clock is behind',
        unit: 's',
      })
      .addCallback(result => result.observe(options.clock.difference / 1000));
  }

  async measure(): Promise<void> {
    const { client, clock } = this.options;
    await clock.measure();
    const { difference } = clock;
    const isWrong = Math.abs(difference) > CLOCK_TOLERANCE;
    this.log(isWrong ? difference : 0);
    const rows = client<ClockDifferenceRow>('clock_differences');
    if (isWrong) {
      await rows
        .insert({
          replica: this.replica,
          difference_seconds: Math.round(difference / 1000),
          measured_at: clock.now(),
        })
        .onConflict('replica')
        .merge();
    } else {
      await rows
        .where('replica', this.replica)
        .orWhere('measured_at', '<=', this.oldest())
        .delete();
    }
  }

  /** The replicas whose clock is wrong, worst first. */
  async list(): Promise<ClockDifference[]> {
    const rows = await this.options
      .client<ClockDifferenceRow>('clock_differences')
      .where('measured_at', '>', this.oldest())
      .orderByRaw('abs(difference_seconds) desc')
      .limit(MOST_REPLICAS);
    return rows.map(row => ({
      // PostgreSQL returns bigint as text.
      differenceSeconds: Number(row.difference_seconds),
      measuredAt: row.measured_at,
    }));
  }

  private oldest(): string {
    return new Date(this.options.clock.time() - REMEMBERED).toISOString();
  }

  private log(difference: number) {
    const { logger } = this.options;
    if (Math.abs(difference - this.logged) <= CLOCK_TOLERANCE) {
      return;
    }
    this.logged = difference;
    if (difference === 0) {
      logger.info('The clock of this process agrees with the database again');
    } else {
      logger.warn(
        `The clock of this process is ${Math.round(
          Math.abs(difference) / 1000,
        )} s ${
          difference > 0 ? 'ahead of' : 'behind'
        } the clock of the database. Scorecards use the database clock; correct the clock of this machine, which sign-in and logs use`,
      );
    }
  }
}
