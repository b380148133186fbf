/** The result of fetching a document. */
export type FetchedDocument =
  | {
      status: 'read';
      content: string;
      /** `sha256:` and the hash of the bytes. */
      digest: string;
      etag?: string;
    }
  /** Unchanged since the given etag. */
  | { status: 'not-modified' }
  | { status: 'missing' }
  /** The reason, and what to do about it. */
  | { status: 'unreadable'; reason: string };
