import { Parser } from 'htmlparser2';
import { endOfLabel, labelBlock, rowBlock, TextBlock } from './TextBlock';

/** Elements around the text of a page, or without text. */
const SKIPPED = new Set(
  'head script style template noscript nav header footer aside svg button form'.split(
    ' ',
  ),
);

/** Elements that end the line before them and after them. */
const BLOCKS = new Set(
  'p div section article main blockquote ul ol li dl dt dd table thead tbody tr td th pre h1 h2 h3 h4 h5 h6 br hr details summary figure ac:task-body ac:rich-text-body'.split(
    ' ',
  ),
);

/** Elements whose text is a label if it is the whole text of a block. */
const BOLD = new Set(['strong', 'b']);

/** Maximum nesting of a page, and the size of the chunks to parse: the parser slows down with depth. */
const MAX_DEPTH = 500;
const PORTION = 4096;

/** In UTF-16 code units. A longer text is not a label. */
const MAX_LABEL_LENGTH = 60;

/** Collects the blocks of a stream of elements. */
class HtmlReader {
  readonly blocks: TextBlock[] = [];
  depth = 0;
  readonly #lists: { ordered: boolean; next: number }[] = [];
  #skipped = 0;
  #inStyle = false;
  /** Classes that a style sheet of the page makes bold, as exports of word processors do. */
  readonly #boldClasses = new Set<string>();
  #text = '';
  /** The elements around the current text that make it bold, and how much of the text is not. */
  #bold: string[] = [];
  #plainLength = 0;
  #kind: 'paragraph' | 'item' | 'code' | 'heading' | 'label' = 'paragraph';
  #heading = { level: 1, offset: 0, anchor: undefined as string | undefined };
  #cells: string[] | undefined;
  #hasHeaderCells = false;
  #header: string[] | undefined;

  open(name: string, attributes: Record<string, string>, offset: number) {
    this.depth += 1;
    this.#inStyle = name === 'style';
    if (SKIPPED.has(name) || this.#skipped > 0) {
      this.#skipped += SKIPPED.has(name) ? 1 : 0;
      return;
    }
    if (BLOCKS.has(name)) {
      this.flush();
      this.#heading = {
        level: /^h[1-6]$/.test(name) ? Number(name[1]) : 1,
        offset,
        anchor: attributes.id,
      };
    }
    if (this.#isBold(name, attributes)) {
      this.#bold.push(name);
    }
    if (/^h[1-6]$/.test(name)) {
      this.#kind = 'heading';
    } else if (name === 'summary') {
      this.#kind = 'label';
    } else if (name === 'ul' || name === 'ol') {
      this.#lists.push({
        ordered: name === 'ol',
        next: Number.parseInt(attributes.start ?? '', 10) || 1,
      });
    } else if (name === 'li' || name === 'ac:task-body') {
      this.#kind = 'item';
    } else if (name === 'pre') {
      this.#kind = 'code';
    } else if (name === 'table') {
      this.#header = undefined;
    } else if (name === 'tr') {
      this.#cells = [];
      this.#hasHeaderCells = true;
    } else if (name === 'td') {
      this.#hasHeaderCells = false;
    } else if (name === 'code' && this.#kind !== 'code') {
      this.#text += '`';
    }
  }

  text(data: string) {
    if (this.#inStyle) {
      this.#readStyle(data);
    }
    if (this.#skipped === 0) {
      this.#text += data;
      this.#plainLength += this.#bold.length === 0 ? data.trim().length : 0;
    }
  }

  close(name: string, isImplied: boolean, offset: number) {
    this.depth -= 1;
    this.#inStyle = false;
    if (this.#skipped > 0) {
      this.#skipped -= SKIPPED.has(name) ? 1 : 0;
      return;
    }
    if (name === 'code' && this.#kind !== 'code') {
      this.#text += '`';
    }
    if (BLOCKS.has(name)) {
      if (name === 'td' || name === 'th') {
        this.#closeCell();
      } else {
        this.flush();
      }
    }
    if (this.#bold.at(-1) === name) {
      this.#bold.pop();
    }
    if (name === 'ul' || name === 'ol') {
      this.#lists.pop();
    } else if (name === 'details' && !isImplied) {
      this.blocks.push(endOfLabel(offset));
    } else if (['pre', 'li', 'summary', 'ac:task-body'].includes(name)) {
      this.#kind = 'paragraph';
    } else if (name === 'tr') {
      this.#closeRow();
    }
  }

  /** Ends the current block. */
  flush() {
    const kind = this.#kind;
    const text = (
      kind === 'code' ? this.#text : this.#text.replace(/\s+/g, ' ')
    )
      .replace(/¶/g, '')
      .trim();
    const isBold = this.#plainLength === 0;
    if (this.#cells) {
      // A cell may have several paragraphs.
      this.#text = text ? `${text} ` : '';
      return;
    }
    this.#text = '';
    this.#plainLength = 0;
    if (text) {
      this.blocks.push(this.#blockOf(kind, text, isBold));
    }
    // The text of an item may be in its own paragraph.
    if (kind !== 'code' && (text || kind !== 'item')) {
      this.#kind = 'paragraph';
    }
  }

  #blockOf(
    kind: 'paragraph' | 'item' | 'code' | 'heading' | 'label',
    text: string,
    isBold: boolean,
  ): TextBlock {
    if (kind === 'heading') {
      return { kind, text, ...this.#heading };
    }
    if (kind === 'item') {
      const list = this.#lists.at(-1);
      const number = list?.ordered ? list.next : undefined;
      if (list) {
        list.next += 1;
      }
      return {
        kind,
        text,
        ordered: list?.ordered ?? false,
        depth: Math.max(1, this.#lists.length),
        number,
      };
    }
    const isLabel =
      kind === 'label' ||
      (kind === 'paragraph' &&
        this.#lists.length === 0 &&
        text.length <= MAX_LABEL_LENGTH &&
        (isBold || /[:：]$/.test(text)));
    if (isLabel) {
      return labelBlock(text, this.#heading.offset);
    }
    return { kind: kind as 'paragraph' | 'code', text };
  }

  #closeCell() {
    this.#cells?.push(this.#text.replace(/\s+/g, ' ').trim());
    this.#text = '';
    this.#plainLength = 0;
  }

  /** A header row has no statements. */
  #closeRow() {
    if (this.#cells && this.#hasHeaderCells) {
      this.#header = this.#cells;
    } else if (this.#cells) {
      const row = rowBlock(this.#cells, this.#header);
      this.blocks.push(...(row ? [row] : []));
    }
    this.#cells = undefined;
    this.#text = '';
  }

  #isBold(name: string, attributes: Record<string, string>): boolean {
    return (
      BOLD.has(name) ||
      /font-weight:\s*(?:bold|[6-9]00)/.test(attributes.style ?? '') ||
      (this.#boldClasses.size > 0 &&
        (attributes.class ?? '')
          .split(' ')
          .some(one => this.#boldClasses.has(one)))
    );
  }

  #readStyle(css: string) {
    for (const { 1: name } of css.matchAll(
      /\.([\w-]{1,40})\s?\{[^{}]{0,400}font-weight:\s?(?:bold|[6-9]00)/g,
    )) {
      this.#boldClasses.add(name);
    }
  }
}

/** The blocks of an HTML document or fragment. */
export function readHtml(source: string): TextBlock[] {
  const reader = new HtmlReader();
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) =>
        reader.open(name, attributes, parser.startIndex),
      ontext: data => reader.text(data),
      onclosetag: (name, isImplied) =>
        reader.close(name, isImplied, parser.startIndex),
    },
    { decodeEntities: true },
  );
  for (
    let at = 0;
    at < source.length && reader.depth <= MAX_DEPTH;
    at += PORTION
  ) {
    parser.write(source.slice(at, at + PORTION));
  }
  if (reader.depth <= MAX_DEPTH) {
    parser.end();
  }
  reader.flush();
  return reader.blocks;
}
