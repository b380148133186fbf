import { LABEL_LEVEL, TextBlock } from './TextBlock';
import { plainText } from './plainText';
import { readListItem } from './readListItem';

const MARKS = {
  ordered: /^\s*(?:\.{1,5}|\d{1,4}\.)\s+/,
  bullet: /^\s*(?:\*{1,5}|-)\s+/,
};

/** The blocks of an AsciiDoc document. */
export function readAsciiDoc(source: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let offset = 0;
  let paragraph: string[] = [];
  /** Set if the paragraph is the text of an item. */
  let item: { ordered: boolean; depth: number } | undefined;
  /** Markers of the enclosing lists, the current one last. */
  let lists: string[] = [];
  let isAttached = false;
  let code: string[] = [];
  let fence: string | undefined;
  let anchor: string | undefined;
  let inTable = false;

  const flush = () => {
    const text = plainText(paragraph.join(' '));
    if (text) {
      blocks.push(
        item ? { kind: 'item', text, ...item } : { kind: 'paragraph', text },
      );
    }
    paragraph = [];
    item = undefined;
  };

  for (const raw of source.split('\n')) {
    const start = offset;
    offset += raw.length + 1;
    const line = raw.trimEnd();
    if (fence) {
      if (line === fence) {
        if (fence !== '////' && code.join('').trim()) {
          blocks.push({ kind: 'code', text: code.join('\n') });
        }
        code = [];
        fence = undefined;
      } else {
        code.push(line);
      }
      continue;
    }
    const heading = /^(={1,6})\s+(\S.*)$/.exec(line);
    const named = /^\[(?:\[|#)([\w:.-]+)/.exec(line);
    const title = /^\.([^\s.].*)$/.exec(line);
    if (/^(?:-{4,}|\.{4,}|\/{4}|`{3})$/.test(line)) {
      flush();
      fence = line;
    } else if (line === '+') {
      flush();
      isAttached = true;
    } else if (heading) {
      flush();
      lists = [];
      blocks.push({
        kind: 'heading',
        text: plainText(heading[2]),
        level: heading[1].length,
        offset: start,
        anchor,
      });
      anchor = undefined;
    } else if (named) {
      anchor = named[1];
    } else if (title) {
      flush();
      lists = [];
      blocks.push({
        kind: 'heading',
        text: plainText(title[1]),
        level: LABEL_LEVEL,
        offset: start,
      });
    } else if (line === '|===') {
      flush();
      inTable = !inTable;
    } else if (inTable && line.startsWith('|')) {
      blocks.push({
        kind: 'row',
        text: plainText(line.slice(1).replace(/\s*\|\s*/g, ' | ')),
      });
    } else if (!line || /^\/\/|^:[\w-]+:|^\[/.test(line)) {
      flush();
    } else {
      const begun = readListItem(line, MARKS);
      if (begun) {
        flush();
        // The same marker continues a list, a different one starts a nested list.
        const mark = begun.mark.replace(/\d+/, '1');
        const known = lists.indexOf(mark);
        lists = known < 0 ? [...lists, mark] : lists.slice(0, known + 1);
        item = { ordered: begun.ordered, depth: lists.length };
        paragraph.push(begun.text);
      } else {
        lists = paragraph.length === 0 && !isAttached ? [] : lists;
        paragraph.push(line);
      }
      isAttached = false;
    }
  }
  flush();
  return blocks;
}
