/** What happened before the first visit, besides the dated evidence, drills and campaigns. */
export interface HistoryFile {
  /** Name of the file, for messages. */
  name: string;
  reporters: HistoryReporter[];
  documents: HistoryDocument[];
  /** Entries that could not be read, one sentence each. */
  problems: string[];
}

/** A system, and what it reported before the evidence of the seed files. */
export interface HistoryReporter {
  /** Subject of its token. */
  as: string;
  /** Time since its first report, in milliseconds. */
  connected: number;
  said: HistoryStatement[];
}

/** An earlier, repeated observation about every entity of which the reporter has evidence of the same criterion. */
export interface HistoryStatement {
  criterion: string;
  /** Time between two observations, in milliseconds. */
  every: number;
  pass: string;
  /** What was reported if the evidence of today fails; if absent, it passed before. */
  fail?: string;
}

/** A document that an entity has named all along. */
export interface HistoryDocument {
  /** Path below `examples/`. */
  path: string;
  /** Time since it was written, in milliseconds. */
  written: number;
}
