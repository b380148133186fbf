/**
 * What a reader makes of a document. `unknown` where the document is of a form that the reader does not know: it accuses
 * nobody of that.
 */
export interface Reading {
  outcome: 'pass' | 'fail' | 'unknown';
  /** What was found, in words, naming what was expected where it fails. */
  detail: string;
}
