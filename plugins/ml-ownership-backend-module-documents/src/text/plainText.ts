/** In UTF-16 code units. Longer than any real paragraph, and short enough to keep later searches fast. */
const MAX_TEXT_LENGTH = 10_000;

/** The text of inline Markdown, AsciiDoc or reStructuredText, without markup and with the labels of links. */
export function plainText(inline: string): string {
  return inline
    .slice(0, MAX_TEXT_LENGTH)
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
