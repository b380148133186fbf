/**
 * A block of a text document, independent of its markup language. Text is plain, except for code, which is in
 * backticks.
 */
export type TextBlock =
  | TextHeading
  | TextItem
  | TextRow
  | { kind: 'paragraph' | 'code'; text: string };

/** An item of a list. */
export interface TextItem {
  kind: 'item';
  text: string;
  ordered: boolean;
  /** 1 for an item of a top-level list. */
  depth: number;
  /** The number of an ordered item, if the source contains it: text between two items may split a list. */
  number?: number;
}

/** A row of a table, other than its header. */
export interface TextRow {
  kind: 'row';
  /** The cells, separated by ` | `. */
  text: string;
  cells: readonly string[];
  /** The cells of the header row, if the table has one. */
  header?: readonly string[];
}

/** A heading, and where its section begins in the source. */
export interface TextHeading {
  kind: 'heading';
  /** Empty if it only ends the section of a {@link LABEL_LEVEL | label}. */
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
  | 'data'
  | 'plain';

/** A heading below all others. */
export function labelBlock(text: string, offset: number): TextHeading {
  return { kind: 'heading', text, level: LABEL_LEVEL, offset };
}

/** The end of the section of a label. */
export function endOfLabel(offset: number): TextHeading {
  return labelBlock('', offset);
}

/** A row of a table; undefined if all its cells are empty. */
export function rowBlock(
  cells: readonly string[],
  header?: readonly string[],
): TextRow | undefined {
  return cells.some(Boolean)
    ? { kind: 'row', text: cells.join(' | '), cells, header }
    : undefined;
}
