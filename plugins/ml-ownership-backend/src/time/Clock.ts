/** The source of time for everything that decides by it or stores it. */
export interface Clock {
  /** Milliseconds since 1970. */
  time(): number;
  /** ISO 8601 instant in UTC. */
  now(): string;
  /** The day in UTC, as YYYY-MM-DD. */
  today(): string;
}
