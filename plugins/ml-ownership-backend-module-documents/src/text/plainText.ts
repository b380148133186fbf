/** In UTF-16 code units. Nobody writes longer paragraphs, and every later search in a text stays quick. */
const LONGEST_TEXT = 10_000;

/** The text of a piece of inline Markdown, AsciiDoc or reStructuredText: without marks, with the labels of links. */
export function plainText(inline: string): string {
  return inline
    .slice(0, LONGEST_TEXT)
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, ' ')
    .replace(/\[([^[\]]*)\]\(mailto:([^()\s]*)\)/gi, '$1 $2')
    .replace(/\[([^[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]*)>/gi, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\*\*|__|~~/g, '')
    .replace(/(^|[\s(])[*_](?=\S)/g, '$1')
    .replace(/([^\s*_])[*_](?=$|[\s.,;:!?)])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
