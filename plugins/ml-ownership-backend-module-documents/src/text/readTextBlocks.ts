import { TextBlock, TextFormat } from './TextBlock';
import { readAsciiDoc } from './readAsciiDoc';
import { readData } from './readData';
import { readHtml } from './readHtml';
import { readMarkdown } from './readMarkdown';
import { readReStructuredText } from './readReStructuredText';

const BY_EXTENSION: Record<string, TextFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  rst: 'restructured-text',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  txt: 'plain',
  text: 'plain',
  yaml: 'data',
  yml: 'data',
  json: 'data',
  toml: 'data',
};

/** Whether a text is a web page. */
export function looksLikeHtml(source: string): boolean {
  return /^\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b/i.test(
    source.slice(0, 1000),
  );
}

/** The format of a document, by its file extension, else by its beginning; Markdown if neither determines it. */
export function detectTextFormat(path: string, source: string): TextFormat {
  if (looksLikeHtml(source)) {
    return 'html';
  }
  const extension = /\.([a-z]{2,8})$/i
    .exec(path)?.[1]
    .toLocaleLowerCase('en-US');
  return (extension && BY_EXTENSION[extension]) || 'markdown';
}

/** In UTF-16 code units. Longer than any usable runbook, and short enough not to block the backend. */
export const MAX_SOURCE_LENGTH = 262_144;

/** Lines and blocks of a document that are read: the time depends on their number, even if they are short. */
const MAX_LINES = 20_000;
const MAX_BLOCKS = 20_000;

/** The blocks of a document, in order; for a very long one, those at its beginning. */
export function readTextBlocks(
  document: string,
  format: TextFormat,
): TextBlock[] {
  // Offsets stay valid: the length is the same.
  const source = document
    .slice(0, MAX_SOURCE_LENGTH)
    .replace(/\r(?!\n)|[\u2028\u2029]/g, '\n');
  return parse(firstLines(source), format).slice(0, MAX_BLOCKS);
}

function firstLines(source: string): string {
  let end = -1;
  for (let line = 0; line < MAX_LINES; line++) {
    end = source.indexOf('\n', end + 1);
    if (end < 0) {
      return source;
    }
  }
  return source.slice(0, end);
}

function parse(source: string, format: TextFormat): TextBlock[] {
  switch (format) {
    case 'html':
      return readHtml(source);
    case 'restructured-text':
      return readReStructuredText(source);
    case 'asciidoc':
      return readAsciiDoc(source);
    case 'data':
      return readData(source);
    case 'plain':
      return readMarkdown(source, { plain: true });
    default:
      return readMarkdown(source);
  }
}
