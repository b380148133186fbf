import { TextBlock } from './TextBlock';
import { plainText } from './plainText';
import { readListItem } from './readListItem';

const ADORNMENT = /^([=\-~^"'`#*+.:_<>])\1{2,}\s*$/;
const MARKS = {
  ordered: /^\s*(?:\d{1,4}|#|[a-zA-Z])[.)]\s+/,
  bullet: /^\s*[-*+•]\s+/,
};

/** The blocks of a reStructuredText document; levels of headings follow the order in which their markers appear. */
export function readReStructuredText(source: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const styles: string[] = [];
  const lines = source.split('\n');
  let offset = 0;
  let paragraph: string[] = [];
  /** Set if the paragraph is the text of an item. */
  let item: { ordered: boolean; depth: number } | undefined;
  /** Indentation of the enclosing lists, the current one last. */
  let indents: number[] = [];
  let code: string[] | undefined;
  let anchor: string | undefined;
  /** Set if indented lines belong to code, a directive or a comment. */
  let indented: 'code' | 'skipped' | undefined;

  const flush = () => {
    const text = plainText(paragraph.join(' '));
    if (text) {
      blocks.push(
        item ? { kind: 'item', text, ...item } : { kind: 'paragraph', text },
      );
    }
    paragraph = [];
    item = undefined;
    if (code?.join('').trim()) {
      blocks.push({ kind: 'code', text: code.join('\n') });
    }
    code = undefined;
  };

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index].trimEnd();
    const start = offset;
    offset += lines[index].length + 1;
    if (indented && (!line || /^\s/.test(line))) {
      if (indented === 'code') {
        code = [...(code ?? []), line];
      }
      continue;
    }
    if (indented) {
      flush();
      indented = undefined;
    }
    const label = /^\.\. _([^:]+):$/.exec(line);
    const next = lines[index + 1]?.trimEnd() ?? '';
    const afterNext = lines[index + 2]?.trimEnd() ?? '';
    const isOverlined =
      ADORNMENT.test(line) && next.trim() !== '' && afterNext === line;
    const isUnderlined =
      line.trim() !== '' &&
      !/^\s/.test(line) &&
      ADORNMENT.test(next) &&
      next.length >= line.length;
    if (label) {
      anchor = label[1];
    } else if (isOverlined || isUnderlined) {
      flush();
      indents = [];
      const style = isOverlined ? line[0] + line[0] : next[0];
      if (!styles.includes(style)) {
        styles.push(style);
      }
      blocks.push({
        kind: 'heading',
        text: plainText(isOverlined ? next : line),
        level: Math.min(6, styles.indexOf(style) + 1),
        offset: start,
        anchor,
      });
      anchor = undefined;
      for (let passed = 1; passed <= (isOverlined ? 2 : 1); passed += 1) {
        offset += lines[index + passed].length + 1;
      }
      index += isOverlined ? 2 : 1;
    } else if (
      /^\.\. (?:code|code-block|sourcecode|prompt|highlight)::/.test(line)
    ) {
      flush();
      indented = 'code';
    } else if (/^\.\.(?:\s|$)/.test(line)) {
      flush();
      // A note or a warning is text; other directives and comments are not.
      indented = /^\.\. (?:note|warning|tip|important|admonition)::/.test(line)
        ? undefined
        : 'skipped';
    } else if (!line) {
      flush();
    } else {
      const begun = readListItem(line, MARKS);
      if (begun) {
        flush();
        const { ordered, indent } = begun;
        indents = [...indents.filter(outer => outer < indent), indent];
        item = { ordered, depth: indents.length };
        paragraph.push(begun.text);
      } else {
        indents = paragraph.length === 0 && !/^\s/.test(line) ? [] : indents;
        paragraph.push(line);
      }
      if (line.endsWith('::')) {
        flush();
        indented = 'code';
      }
    }
  }
  flush();
  return blocks;
}
