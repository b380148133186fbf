import { Knex } from 'knex';
import { Clock } from './Clock';
import { TimeSource } from './timeSourceServiceRef';

/** The maximum difference between process and database clock that is not reported, in milliseconds. */
export const CLOCK_TOLERANCE = 60_000;

/**
 * The clock of the database, which all replicas share, independent of the clocks of their machines. Between
 * measurements it advances with a monotonic clock.
 */
export class DatabaseClock implements Clock {
  /** Added to the elapsed time; undefined if the database has no clock of its own. */
  private offset?: number;
  /** The latest returned time. */
  private latest = -Infinity;

  private constructor(
    private readonly client: Knex,
    private readonly source: TimeSource,
  ) {}

  /** Creates a clock and measures it once. */
  static async create(
    client: Knex,
    source: TimeSource,
  ): Promise<DatabaseClock> {
    const clock = new DatabaseClock(client, source);
    await clock.measure();
    return clock;
  }

  /** How far the clock of this process is ahead of the database's, in milliseconds; negative if it is behind. */
  get difference(): number {
    return this.offset === undefined
      ? 0
      : this.source.processTime() - (this.source.elapsed() + this.offset);
  }

  time(): number {
    if (this.offset === undefined) {
      return this.source.processTime();
    }
    this.latest = Math.max(this.latest, this.source.elapsed() + this.offset);
    return Math.floor(this.latest);
  }

  now(): string {
    return new Date(this.time()).toISOString();
  }

  today(): string {
    return this.now().slice(0, 10);
  }

  /**
   * Compares with the database. Its answer was true at some moment between request and response. An offset within
   * this range is kept, any other is moved to the nearest end of it.
   */
  async measure(): Promise<void> {
    const asked = this.source.elapsed();
    const reading = this.source.databaseTime(this.client);
    if (!reading) {
      return;
    }
    const databaseTime = await reading;
    const earliest = databaseTime - this.source.elapsed();
    const last = databaseTime - asked;
    this.offset = Math.min(last, Math.max(earliest, this.offset ?? earliest));
    if (this.latest > this.source.elapsed() + this.offset + CLOCK_TOLERANCE) {
      // The database's clock was set back: time may go back, rather than stand still until it catches up.
      this.latest = -Infinity;
    }
  }
}
