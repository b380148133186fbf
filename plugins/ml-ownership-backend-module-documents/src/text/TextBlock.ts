/**
 * A block of a text document, independent of its markup language. Text is plain, except for code, which is in
 * backticks.
 */
export type TextBlock =
  | TextHeading
  | TextItem
  | { kind: 'paragraph' | 'row' | 'code'; text: string };

/** An item of a list. */
interface TextItem {
  kind: 'item';
  text: string;
  ordered: boolean;
  /** 1 for an item of a top-level list. */
  depth: number;
}

/** A heading, and where its section begins in the source. */
export interface TextHeading {
  kind: 'heading';
  text: string;
  /** 1 to 6, or {@link LABEL_LEVEL}. */
  level: number;
  /** Index of the first UTF-16 code unit of the heading in the source. */
  offset: number;
  /** The anchor that the source defines for links. */
  anchor?: string;
}

/** The level of text that looks like a heading and is not: a line in bold, or one that ends in a colon. */
export const LABEL_LEVEL = 7;

/** A supported document format. */
export type TextFormat =
  | 'markdown'
  | 'html'
  | 'restructured-text'
  | 'asciidoc'
  | 'plain';
