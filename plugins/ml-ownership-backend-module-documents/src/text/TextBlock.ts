/**
 * A piece of a text document, whatever language it is written in. Text is plain, but for code, which stands between
 * backticks.
 */
export type TextBlock =
  | TextHeading
  | TextItem
  | { kind: 'paragraph' | 'row' | 'code'; text: string };

/** An item of a list. */
export interface TextItem {
  kind: 'item';
  text: string;
  ordered: boolean;
  /** 1 for an item of a list that stands in no other. */
  depth: number;
}

/** A heading, and where its section begins in the source. */
export interface TextHeading {
  kind: 'heading';
  text: string;
  /** 1 to 6, or {@link LABEL_LEVEL}. */
  level: number;
  /** Index of the source's UTF-16 code unit with which the heading begins. */
  offset: number;
  /** The name under which the source lets others link to it. */
  anchor?: string;
}

/** The level of what looks like a heading and is none: a line in bold, or one that ends in a colon. */
export const LABEL_LEVEL = 7;

/** A format that documents are written in. */
export type TextFormat =
  | 'markdown'
  | 'html'
  | 'restructured-text'
  | 'asciidoc'
  | 'plain';
