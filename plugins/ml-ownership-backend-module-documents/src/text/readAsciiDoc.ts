import { endOfLabel, labelBlock, rowBlock, TextBlock } from './TextBlock';
import { extendLastCell } from './extendLastCell';
import { plainText } from './plainText';
import { readListItem } from './readListItem';

const MARKS = {
  ordered: /^\s*(?:\.{1,5}|\d{1,4}\.)\s+/,
  bullet: /^\s*(?:\*{1,5}|-)\s+/,
};

/** Comments, attributes and directives. */
const NO_TEXT = /^(?:\/\/|:[\w-]+:|\[|(?:ifdef|ifndef|ifeval|endif|include)::)/;

const FENCE = /^(?:-{4,}|\.{4,}|\/{4}|`{3})$/;

/** The lines under a title of two lines, by level. */
const UNDERLINES = ['=', '-', '~', '^', '+'];

interface AsciiDocTable {
  rows: string[][];
  /** Cells of a row that has one line for each. */
  cells: string[];
  hasHeader: boolean;
}

/** Collects the blocks of a sequence of lines. */
class AsciiDocReader {
  readonly blocks: TextBlock[] = [];
  #offset = 0;
  #paragraph: string[] = [];
  /** Set if the paragraph is the text of an item. */
  #item: { ordered: boolean; depth: number; number?: number } | undefined;
  /** Markers of the enclosing lists, the current one last. */
  #lists: string[] = [];
  #isAttached = false;
  #hasLabelInItem = false;
  #code: string[] = [];
  #fence: string | undefined;
  #anchor: string | undefined;
  #table: AsciiDocTable | undefined;
  #headerIsNext = false;

  /** @returns the number of further lines that were read */
  read(raw: string, next: string): number {
    const start = this.#offset;
    this.#offset += raw.length + 1;
    const line = raw.trimEnd();
    if (this.#fence) {
      this.#readCode(line);
      return 0;
    }
    if (this.#table) {
      this.#readTable(line, this.#table);
      return 0;
    }
    const level = this.#paragraph.length === 0 ? levelOf(line, next) : -1;
    const heading = /^(={1,6})\s+(\S.*)$/.exec(line);
    if (level >= 0) {
      this.#offset += next.length + 1;
      this.#pushHeading(line, level + 1, start);
      return 1;
    }
    if (FENCE.test(line)) {
      this.flush();
      this.#fence = line;
    } else if (/^(?:={4,}|\*{4,}|_{4,})$/.test(line)) {
      this.flush();
    } else if (line === '+') {
      this.flush();
      this.#isAttached = true;
    } else if (heading) {
      this.#pushHeading(heading[2], heading[1].length, start);
    } else if (line === '|===') {
      this.flush();
      this.#table = { rows: [], cells: [], hasHeader: this.#headerIsNext };
      this.#headerIsNext = false;
    } else {
      this.#readText(line, start);
    }
    return 0;
  }

  #readText(line: string, start: number) {
    const named = /^\[(?:\[|#|id=["'])([\w:.-]+)/.exec(line);
    const title = /^\.([^\s.].*)$/.exec(line);
    if (named) {
      this.#anchor = named[1];
    } else if (title) {
      this.flush();
      this.#hasLabelInItem = this.#isAttached;
      this.#lists = this.#isAttached ? this.#lists : [];
      this.blocks.push(labelBlock(plainText(title[1]), start));
    } else if (!line || NO_TEXT.test(line)) {
      this.flush();
      this.#isAttached &&= line.startsWith('[');
      this.#headerIsNext ||= /^\[.*header/.test(line);
    } else {
      this.#readLine(line, start);
      this.#isAttached = false;
    }
  }

  #readLine(line: string, start: number) {
    const begun = readListItem(line, MARKS);
    if (!begun) {
      this.#lists =
        this.#paragraph.length === 0 && !this.#isAttached ? [] : this.#lists;
      this.#paragraph.push(line);
      return;
    }
    this.flush();
    // The same marker continues a list, a different one starts a nested list.
    const mark = begun.mark.replace(/\d+/, '1');
    const known = this.#lists.indexOf(mark);
    this.#lists =
      known < 0 ? [...this.#lists, mark] : this.#lists.slice(0, known + 1);
    if (this.#hasLabelInItem && this.#lists.length === 1) {
      this.#hasLabelInItem = false;
      this.blocks.push(endOfLabel(start));
    }
    this.#item = {
      ordered: begun.ordered,
      depth: this.#lists.length,
      number: begun.number,
    };
    this.#paragraph.push(begun.text);
  }

  #readCode(line: string) {
    if (line !== this.#fence) {
      this.#code.push(line);
      return;
    }
    if (this.#fence !== '////' && this.#code.join('').trim()) {
      this.blocks.push({ kind: 'code', text: this.#code.join('\n') });
    }
    this.#code = [];
    this.#fence = undefined;
    this.#isAttached = false;
  }

  /** A row has its cells on one line, or on one line each up to an empty line. */
  #readTable(line: string, table: AsciiDocTable) {
    const cells = line.split('|').slice(1).map(plainText);
    if (!line || line === '|===' || cells.length > 1) {
      if (table.cells.length > 0) {
        table.rows.push(table.cells);
        table.cells = [];
      }
      // An empty line after the first row makes it the header.
      table.hasHeader ||= !line && table.rows.length === 1;
    }
    if (line === '|===') {
      const header = table.hasHeader ? table.rows.shift() : undefined;
      this.blocks.push(
        ...table.rows.flatMap(row => rowBlock(row, header) ?? []),
      );
      this.#table = undefined;
    } else if (cells.length > 1) {
      table.rows.push(cells);
    } else if (cells.length === 1) {
      table.cells.push(cells[0]);
    } else if (line) {
      extendLastCell(
        table.cells.length > 0 ? table.cells : table.rows.at(-1),
        line,
      );
    }
  }

  #pushHeading(text: string, level: number, offset: number) {
    this.flush();
    this.#lists = [];
    this.#hasLabelInItem = false;
    this.blocks.push({
      kind: 'heading',
      text: plainText(text),
      level: Math.min(6, level),
      offset,
      anchor: this.#anchor,
    });
    this.#anchor = undefined;
  }

  /** Ends the current paragraph or item. */
  flush() {
    const text = plainText(this.#paragraph.join(' '));
    if (text) {
      this.blocks.push(
        this.#item
          ? { kind: 'item', text, ...this.#item }
          : { kind: 'paragraph', text },
      );
    }
    this.#paragraph = [];
    this.#item = undefined;
  }
}

/** The blocks of an AsciiDoc document. */
export function readAsciiDoc(source: string): TextBlock[] {
  const reader = new AsciiDocReader();
  const lines = source.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    index += reader.read(lines[index], lines[index + 1]?.trimEnd() ?? '');
  }
  reader.flush();
  return reader.blocks;
}

/** The level of a title of two lines, from 0; -1 if these are none. */
function levelOf(line: string, next: string): number {
  return line &&
    /^[\p{L}\p{N}]/u.test(line) &&
    /^([=~^+-])\1+$/.test(next) &&
    Math.abs(next.length - line.length) <= 2
    ? UNDERLINES.indexOf(next[0])
    : -1;
}
