/** What came of reading a document. */
export type FetchedDocument =
  | {
      status: 'read';
      content: string;
      /** `sha256:` and the hash of the bytes. */
      digest: string;
      etag?: string;
    }
  /** It is as it was when its etag was given. */
  | { status: 'not-modified' }
  | { status: 'missing' }
  /** Why, and what to do about it. */
  | { status: 'unreadable'; reason: string };
