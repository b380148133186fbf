import MarkdownIt from 'markdown-it';
import {
  endOfLabel,
  labelBlock,
  rowBlock,
  TextBlock,
  TextHeading,
} from './TextBlock';
import { plainText } from './plainText';
import { readHtml } from './readHtml';
import { LABEL_MARK, rewriteLines } from './rewriteLines';

// Inline text is reduced by plainText: in linear time for any input, and without a second tree.
const parser = new MarkdownIt({ html: true }).disable([
  'inline',
  'text_join',
  'reference',
]);

type Token = ReturnType<typeof parser.parse>[number];

/** In UTF-16 code units. A longer line that ends in a colon is a sentence. */
const MAX_LABEL_LENGTH = 60;

/** A longer first line of a paragraph introduces the next one. */
const MAX_LABEL_WORDS = 4;

/** Collects the blocks of a sequence of tokens. */
class MarkdownReader {
  readonly blocks: TextBlock[] = [];
  readonly #lineOffsets: number[];
  readonly #shortLinesAreLabels: boolean;
  readonly #lists: { ordered: boolean }[] = [];
  #expected: 'heading' | 'item' | 'cell' | 'paragraph' = 'paragraph';
  #number: number | undefined;
  #level = 0;
  #offset = 0;
  #line = 0;
  #cells: string[] = [];
  #header: string[] | undefined;
  #inTableHead = false;
  /** The line after a label that {@link rewriteLines} made; a short text there is not another label. */
  #lineAfterLabel = -1;
  /** Whether a label began in the current item of a top-level list. */
  #hasLabelInItem = false;

  constructor(source: string, shortLinesAreLabels: boolean) {
    this.#lineOffsets = offsetsOfLines(source);
    this.#shortLinesAreLabels = shortLinesAreLabels;
  }

  read(token: Token): void {
    if (token.map) {
      this.#offset = this.#lineOffsets[token.map[0]] ?? this.#offset;
      this.#line = token.map[0];
    }
    switch (token.type) {
      case 'fence':
      case 'code_block':
        this.blocks.push({ kind: 'code', text: token.content });
        break;
      case 'html_block':
        this.blocks.push(...movedTo(this.#offset, readHtml(token.content)));
        // The text of an element may be Markdown, between the HTML of its beginning and of its end.
        if (/^\s*<\/details>/i.test(token.content)) {
          this.blocks.push(endOfLabel(this.#offset));
        }
        break;
      case 'heading_open':
        this.#expected = 'heading';
        this.#level = Number(token.tag.slice(1));
        break;
      case 'inline':
        this.#readInline(token.content);
        this.#expected = 'paragraph';
        break;
      default:
        this.#readList(token);
        this.#readTable(token.type);
    }
  }

  #readList({ type, info }: Token): void {
    if (type === 'ordered_list_open' || type === 'bullet_list_open') {
      this.#lists.push({ ordered: type === 'ordered_list_open' });
    } else if (type === 'ordered_list_close' || type === 'bullet_list_close') {
      this.#lists.pop();
    } else if (type === 'list_item_open') {
      this.#expected = 'item';
      this.#number = this.#lists.at(-1)?.ordered ? Number(info) : undefined;
    } else if (type === 'list_item_close') {
      this.#expected = 'paragraph';
      if (this.#hasLabelInItem && this.#lists.length === 1) {
        this.#hasLabelInItem = false;
        this.blocks.push(endOfLabel(this.#offset));
      }
    }
  }

  #readTable(type: string): void {
    if (type === 'thead_open' || type === 'thead_close') {
      this.#inTableHead = type === 'thead_open';
    } else if (type === 'tr_open') {
      this.#cells = [];
    } else if (type === 'td_open' || type === 'th_open') {
      this.#expected = 'cell';
    } else if (type === 'tr_close') {
      this.#expected = 'paragraph';
      if (this.#inTableHead) {
        this.#header = this.#cells;
      } else {
        const row = rowBlock(this.#cells, this.#header);
        this.blocks.push(...(row ? [row] : []));
      }
    }
  }

  #readInline(content: string): void {
    if (this.#expected === 'heading') {
      this.blocks.push(readHeading(content, this.#level, this.#offset));
      if (content.startsWith(LABEL_MARK)) {
        this.#lineAfterLabel = this.#line + 1;
      }
    } else if (this.#expected === 'item') {
      this.blocks.push({
        kind: 'item',
        text: plainText(content.replace(/^\[[ xX]\]\s/, '')),
        ordered: this.#lists.at(-1)?.ordered ?? false,
        depth: this.#lists.length,
        number: this.#number,
      });
    } else if (this.#expected === 'cell') {
      this.#cells.push(plainText(content));
    } else {
      const blocks = readParagraph(content, this.#offset, {
        shortLinesAreLabels:
          this.#shortLinesAreLabels &&
          this.#lists.length === 0 &&
          this.#line !== this.#lineAfterLabel,
      });
      this.#hasLabelInItem ||=
        this.#lists.length > 0 && blocks[0]?.kind === 'heading';
      this.blocks.push(...blocks);
    }
  }
}

/** The blocks of a Markdown document or of plain text, including tables and HTML. */
export function readMarkdown(
  source: string,
  options: { plain?: boolean } = {},
): TextBlock[] {
  const reader = new MarkdownReader(source, options.plain ?? false);
  const rewritten = rewriteLines(withoutFrontMatter(source), {
    plain: options.plain ?? false,
  });
  for (const token of parser.parse(rewritten, {})) {
    reader.read(token);
  }
  return reader.blocks;
}

/** Blocks of embedded HTML, with offsets in the document. */
function movedTo(offset: number, blocks: TextBlock[]): TextBlock[] {
  return blocks.map(block =>
    block.kind === 'heading' ? { ...block, offset } : block,
  );
}

function readHeading(
  inline: string,
  level: number,
  offset: number,
): TextHeading {
  if (inline.startsWith(LABEL_MARK)) {
    return labelBlock(plainText(inline.slice(LABEL_MARK.length)), offset);
  }
  const named = /^(.*)\{#([\w:.-]{1,200})[^{}]*\}$/.exec(inline.trim());
  return {
    kind: 'heading',
    text: plainText(named ? named[1] : inline),
    level,
    offset,
    anchor: named?.[2],
  };
}

/**
 * A paragraph, or text that replaces a heading and its paragraph: "**Checks**", "Checks:", "**Checks.** The row count
 * …". A label may be the first line of a paragraph.
 */
function readParagraph(
  inline: string,
  offset: number,
  options: { shortLinesAreLabels: boolean },
): TextBlock[] {
  const trimmed = inline.trim();
  const text = plainText(trimmed);
  const marked = /^(\*\*|__)([^*_\n]{1,60})\1(:?)[ \t]*(\n?)/.exec(trimmed);
  if (marked) {
    const [all, , label, colon, lineBreak] = marked;
    const rest = plainText(trimmed.slice(all.length));
    if (!rest || colon || lineBreak || /[:：.]$/.test(label)) {
      return [
        labelBlock(plainText(label), offset),
        ...(rest ? [{ kind: 'paragraph' as const, text: rest }] : []),
      ];
    }
  }
  const [firstLine] = trimmed.split('\n', 1);
  const isOneLine = firstLine.length === trimmed.length;
  if (firstLine.trimEnd().length <= MAX_LABEL_LENGTH) {
    const endsInColon = /[:：]\s*$/.test(firstLine);
    if (
      isOneLine &&
      (endsInColon ||
        (options.shortLinesAreLabels && /[^.!?。]$/.test(trimmed)))
    ) {
      return [labelBlock(text, offset)];
    }
    if (endsInColon && firstLine.split(' ').length <= MAX_LABEL_WORDS) {
      return [
        labelBlock(plainText(firstLine), offset),
        { kind: 'paragraph', text: plainText(trimmed.slice(firstLine.length)) },
      ];
    }
  }
  return text ? [{ kind: 'paragraph', text }] : [];
}

/** Front matter is blanked rather than cut, so that offsets into the source stay valid. */
function withoutFrontMatter(source: string): string {
  const end = /^---\r?\n/.test(source)
    ? source.search(/\n---[ \t]*\r?(?:\n|$)/)
    : -1;
  return end < 0
    ? source
    : source.slice(0, end + 4).replace(/[^\r\n]/g, ' ') + source.slice(end + 4);
}

function offsetsOfLines(source: string): number[] {
  const offsets = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) {
    offsets.push(match.index + match[0].length);
  }
  return offsets;
}
