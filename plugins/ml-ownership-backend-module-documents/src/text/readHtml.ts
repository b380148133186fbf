import { Parser } from 'htmlparser2';
import { TextBlock } from './TextBlock';

/** Elements around the text of a page, or without text. */
const SKIPPED = new Set(
  'head script style template noscript nav header footer aside svg button form'.split(
    ' ',
  ),
);

/** Elements that end the line before them and after them. */
const BLOCKS = new Set(
  'p div section article main blockquote ul ol li dl dt dd table thead tbody tr td th pre h1 h2 h3 h4 h5 h6 br hr details summary figure'.split(
    ' ',
  ),
);

/** Maximum nesting of a page, and the size of the chunks to parse: the parser slows down with depth. */
const MAX_DEPTH = 500;
const PORTION = 4096;

/** The blocks of an HTML document or fragment. */
export function readHtml(source: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const lists: string[] = [];
  let depth = 0;
  let skipped = 0;
  let text = '';
  let kind: 'paragraph' | 'item' | 'code' | 'heading' = 'paragraph';
  let heading = {
    level: 1,
    offset: 0,
    anchor: undefined as string | undefined,
  };
  let cells: string[] | undefined;

  const flush = () => {
    const written = (kind === 'code' ? text : text.replace(/\s+/g, ' '))
      .replace(/¶/g, '')
      .trim();
    text = '';
    if (written && cells) {
      cells.push(written);
    } else if (written && kind === 'heading') {
      blocks.push({ kind, text: written, ...heading });
    } else if (written && kind === 'item') {
      blocks.push({
        kind,
        text: written,
        ordered: lists.at(-1) === 'ol',
        depth: Math.max(1, lists.length),
      });
    } else if (written) {
      blocks.push({ kind: kind as 'paragraph' | 'code', text: written });
    }
    // The text of an item may be in its own paragraph.
    if (kind !== 'code' && (written || kind !== 'item')) {
      kind = 'paragraph';
    }
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (SKIPPED.has(name) || skipped > 0) {
          skipped += SKIPPED.has(name) ? 1 : 0;
          return;
        }
        if (BLOCKS.has(name)) {
          flush();
        }
        if (/^h[1-6]$/.test(name)) {
          kind = 'heading';
          heading = {
            level: Number(name[1]),
            offset: parser.startIndex,
            anchor: attributes.id,
          };
        } else if (name === 'ul' || name === 'ol') {
          lists.push(name);
        } else if (name === 'li') {
          kind = 'item';
        } else if (name === 'pre') {
          kind = 'code';
        } else if (name === 'tr') {
          cells = [];
        } else if (name === 'th') {
          // A header row has no statements.
          cells = undefined;
        } else if (name === 'code' && kind !== 'code') {
          text += '`';
        }
      },
      ontext(data) {
        if (skipped === 0) {
          text += data;
        }
      },
      onclosetag(name) {
        depth -= 1;
        if (skipped > 0) {
          skipped -= SKIPPED.has(name) ? 1 : 0;
          return;
        }
        if (name === 'code' && kind !== 'code') {
          text += '`';
        }
        if (BLOCKS.has(name)) {
          flush();
        }
        if (name === 'ul' || name === 'ol') {
          lists.pop();
        } else if (name === 'pre' || name === 'li') {
          kind = 'paragraph';
        } else if (name === 'tr') {
          if (cells?.length) {
            blocks.push({ kind: 'row', text: cells.join(' | ') });
          }
          cells = undefined;
        }
      },
    },
    { decodeEntities: true },
  );
  for (let at = 0; at < source.length && depth <= MAX_DEPTH; at += PORTION) {
    parser.write(source.slice(at, at + PORTION));
  }
  if (depth <= MAX_DEPTH) {
    parser.end();
  }
  flush();
  return blocks;
}
