/**
 * The finding of a reader about a document. `unknown` if the reader does not know the form of the document; the
 * criterion then stays unknown.
 */
export interface DocumentFinding {
  outcome: 'pass' | 'fail' | 'unknown';
  /** What was found, as text; names what was expected if it fails. */
  detail: string;
}
