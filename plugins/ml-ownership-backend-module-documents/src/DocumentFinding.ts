/**
 * The finding of a reader about a document. `unknown` if the reader does not know the form of the document; the
 * criterion then stays unknown.
 */
export interface DocumentFinding {
  outcome: 'pass' | 'fail' | 'unknown';
  /** What was found, as text; names what was expected if it fails. */
  detail: string;
  /** Other files that decide. The outcome is `unknown` until they are read. */
  includes?: IncludedFiles;
}

/** Files that a document names as parts of itself. */
interface IncludedFiles {
  /** Paths, relative to the document. */
  paths: readonly string[];
  /** What the document itself says, if its own parts decide anything. */
  own?: { outcome: 'pass'; detail: string };
}
