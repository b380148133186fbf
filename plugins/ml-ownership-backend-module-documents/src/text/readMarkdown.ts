import MarkdownIt from 'markdown-it';
import { LABEL_LEVEL, TextBlock } from './TextBlock';
import { plainText } from './plainText';
import { readHtml } from './readHtml';

// Inline text is reduced by plainText: in linear time for any input, and without a second tree.
const parser = new MarkdownIt({ html: true }).disable([
  'inline',
  'text_join',
  'reference',
]);

/** In UTF-16 code units. A longer line that ends in a colon is a sentence. */
const MAX_LABEL_LENGTH = 60;

/** The blocks of a Markdown document, including tables and HTML. */
export function readMarkdown(
  source: string,
  options: { shortLinesAreHeadings?: boolean } = {},
): TextBlock[] {
  const blocks: TextBlock[] = [];
  const lineOffsets = offsetsOfLines(source);
  const lists: ('ordered' | 'bullet')[] = [];
  let expected: 'heading' | 'item' | 'cell' | 'paragraph' = 'paragraph';
  let level = 0;
  let offset = 0;
  let cells: string[] | undefined;
  let inTableHead = false;

  for (const token of parser.parse(withoutFrontMatter(source), {})) {
    offset = token.map ? lineOffsets[token.map[0]] ?? offset : offset;
    switch (token.type) {
      case 'ordered_list_open':
        lists.push('ordered');
        break;
      case 'bullet_list_open':
        lists.push('bullet');
        break;
      case 'ordered_list_close':
      case 'bullet_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        expected = 'item';
        break;
      case 'list_item_close':
        expected = 'paragraph';
        break;
      case 'heading_open':
        expected = 'heading';
        level = Number(token.tag.slice(1));
        break;
      case 'thead_open':
        inTableHead = true;
        break;
      case 'thead_close':
        inTableHead = false;
        break;
      case 'tr_open':
        cells = [];
        break;
      case 'td_open':
      case 'th_open':
        expected = 'cell';
        break;
      case 'tr_close':
        if (!inTableHead) {
          blocks.push({ kind: 'row', text: (cells ?? []).join(' | ') });
        }
        cells = undefined;
        expected = 'paragraph';
        break;
      case 'fence':
      case 'code_block':
        blocks.push({ kind: 'code', text: token.content });
        break;
      case 'html_block':
        blocks.push(...movedTo(offset, readHtml(token.content)));
        break;
      case 'inline':
        if (expected === 'heading') {
          blocks.push(readHeading(token.content, level, offset));
        } else if (expected === 'item') {
          blocks.push({
            kind: 'item',
            text: plainText(token.content.replace(/^\[[ xX]\]\s/, '')),
            ordered: lists.at(-1) === 'ordered',
            depth: lists.length,
          });
        } else if (expected === 'cell') {
          cells?.push(plainText(token.content));
        } else {
          blocks.push(
            ...readParagraph(token.content, offset, {
              shortLinesAreHeadings:
                options.shortLinesAreHeadings && lists.length === 0,
            }),
          );
        }
        expected = 'paragraph';
        break;
      default:
    }
  }
  return blocks;
}

/** Blocks of embedded HTML, with offsets in the document. */
function movedTo(offset: number, blocks: TextBlock[]): TextBlock[] {
  return blocks.map(block =>
    block.kind === 'heading' ? { ...block, offset } : block,
  );
}

function readHeading(inline: string, level: number, offset: number): TextBlock {
  const named = /^(.*)\{#([\w:.-]+)[^{}]*\}$/.exec(inline.trim());
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
 * …".
 */
function readParagraph(
  inline: string,
  offset: number,
  options: { shortLinesAreHeadings?: boolean },
): TextBlock[] {
  const label = (text: string): TextBlock => ({
    kind: 'heading',
    text: plainText(text),
    level: LABEL_LEVEL,
    offset,
  });
  const trimmed = inline.trim();
  const marked = /^(\*\*|__)([^*_\n]{1,60})\1(:?)\s*/.exec(trimmed);
  if (marked) {
    const rest = plainText(trimmed.slice(marked[0].length));
    if (!rest) {
      return [label(marked[2])];
    }
    if (marked[3] || /[:.]$/.test(marked[2])) {
      return [label(marked[2]), { kind: 'paragraph', text: rest }];
    }
  }
  const isShort = trimmed.length <= MAX_LABEL_LENGTH && !trimmed.includes('\n');
  if (
    isShort &&
    (/[:：]$/.test(trimmed) ||
      (options.shortLinesAreHeadings && /[^.!?。]$/.test(trimmed)))
  ) {
    return [label(trimmed)];
  }
  const text = plainText(inline);
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
