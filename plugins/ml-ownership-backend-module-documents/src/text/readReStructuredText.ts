import { labelBlock, rowBlock, TextBlock } from './TextBlock';
import { extendLastCell } from './extendLastCell';
import { plainText } from './plainText';
import { readListItem } from './readListItem';

const ADORNMENT = /^([=\-~^"'`#*+.:_<>])\1{2,}\s*$/;
const MARKS = {
  ordered: /^\s*(?:\d{1,4}|#|[a-zA-Z])[.)]\s+/,
  bullet: /^\s*[-*+•]\s+/,
};
const CODE = /^(?:code|code-block|sourcecode|prompt|highlight|literalinclude)$/;
const ADMONITION =
  /^(?:note|warning|tip|important|hint|caution|danger|attention|seealso|admonition|rubric|topic)$/;
const TABLE = /^(?:list-table|csv-table)$/;

/** In UTF-16 code units. A longer line that ends in a colon, or is bold, is a sentence. */
const MAX_LABEL_LENGTH = 60;

/** Collects the blocks of a sequence of lines. */
class RstReader {
  readonly blocks: TextBlock[] = [];
  readonly #styles: string[] = [];
  #offset = 0;
  #paragraph: string[] = [];
  /** Set if the paragraph is the text of an item. */
  #item: { ordered: boolean; depth: number; number?: number } | undefined;
  /** Indentation of the enclosing lists, the current one last. */
  #indents: number[] = [];
  #indented: string[] = [];
  #anchor: string | undefined;
  /** What indented lines belong to. */
  #directive: 'code' | 'table' | 'csv' | 'skipped' | undefined;

  constructor(readonly lines: readonly string[]) {}

  readAll() {
    for (let index = 0; index < this.lines.length; index += 1) {
      const more = this.#read(index);
      for (let passed = 0; passed <= more; passed += 1) {
        this.#offset += (this.lines[index + passed]?.length ?? 0) + 1;
      }
      index += more;
    }
    this.#flush();
    this.#endDirective();
  }

  /** @returns the number of further lines that were read */
  #read(index: number): number {
    const line = this.lines[index];
    if (this.#directive && (!line || /^\s/.test(line))) {
      this.#indented.push(line);
      return 0;
    }
    this.#endDirective();
    const label = /^\.\. _([^:]+):$/.exec(line);
    const adorned = this.#adornedLines(index);
    if (label) {
      this.#anchor = label[1];
    } else if (adorned) {
      this.#readHeading(index, adorned);
      return adorned - 1;
    } else if (/^\.\.(?:\s|$)/.test(line)) {
      this.#readDirective(line);
    } else if (!line) {
      this.#flush();
    } else {
      this.#readLine(line);
    }
    return 0;
  }

  /** 2 for an underlined title, 3 for one that is overlined too, else 0. */
  #adornedLines(index: number): number {
    const [line, next = '', afterNext = ''] = this.lines.slice(
      index,
      index + 3,
    );
    if (ADORNMENT.test(line) && next.trim() !== '' && afterNext === line) {
      return 3;
    }
    return line !== '' &&
      !/^\s/.test(line) &&
      ADORNMENT.test(next) &&
      next.length >= line.length
      ? 2
      : 0;
  }

  #readHeading(index: number, adorned: number) {
    this.#flush();
    this.#indents = [];
    const [line, next] = this.lines.slice(index, index + 2);
    const style = adorned === 3 ? line[0] + line[0] : next[0];
    if (!this.#styles.includes(style)) {
      this.#styles.push(style);
    }
    this.blocks.push({
      kind: 'heading',
      text: plainText(adorned === 3 ? next : line),
      level: Math.min(6, this.#styles.indexOf(style) + 1),
      offset: this.#offset,
      anchor: this.#anchor,
    });
    this.#anchor = undefined;
  }

  /** A directive, or a comment. The text of an admonition is text; the line of its name may begin it. */
  #readDirective(line: string) {
    this.#flush();
    const [, name = '', text = ''] =
      /^\.\. ([\w-]+)::\s*(.*)$/.exec(line) ?? [];
    if (CODE.test(name)) {
      this.#directive = 'code';
    } else if (TABLE.test(name)) {
      this.#directive = name === 'list-table' ? 'table' : 'csv';
    } else if (!ADMONITION.test(name)) {
      this.#directive = 'skipped';
    } else if (/^(?:admonition|rubric|topic)$/.test(name) && text) {
      this.blocks.push(labelBlock(plainText(text), this.#offset));
    } else if (text) {
      this.#paragraph.push(text);
    }
  }

  #endDirective() {
    if (!this.#directive) {
      return;
    }
    const lines = this.#indented;
    if (this.#directive === 'code' && lines.join('').trim()) {
      this.blocks.push({ kind: 'code', text: lines.join('\n') });
    } else if (this.#directive === 'table' || this.#directive === 'csv') {
      this.blocks.push(...readTable(lines, this.#directive === 'csv'));
    }
    this.#directive = undefined;
    this.#indented = [];
  }

  #readLine(line: string) {
    const begun = readListItem(line, MARKS);
    if (begun) {
      this.#flush();
      const { ordered, indent, number } = begun;
      this.#indents = [
        ...this.#indents.filter(outer => outer < indent),
        indent,
      ];
      this.#item = { ordered, depth: this.#indents.length, number };
      this.#paragraph.push(begun.text);
    } else {
      this.#indents =
        this.#paragraph.length === 0 && !/^\s/.test(line) ? [] : this.#indents;
      this.#paragraph.push(line);
    }
    if (line.endsWith('::')) {
      this.#flush();
      this.#directive = 'code';
    }
  }

  #flush() {
    const written = this.#paragraph.join(' ').trim();
    const text = plainText(written);
    const isLabel =
      written.length <= MAX_LABEL_LENGTH &&
      (/^\*\*[^*]+\*\*:?$/.test(written) || /[^:]:$/.test(written));
    if (text && this.#item) {
      this.blocks.push({ kind: 'item', text, ...this.#item });
    } else if (text && isLabel && this.#indents.length === 0) {
      this.blocks.push(labelBlock(text, this.#offset));
    } else if (text) {
      this.blocks.push({ kind: 'paragraph', text });
    }
    this.#paragraph = [];
    this.#item = undefined;
  }
}

/** The blocks of a reStructuredText document; levels of headings follow the order in which their markers appear. */
export function readReStructuredText(source: string): TextBlock[] {
  const reader = new RstReader(source.split('\n').map(line => line.trimEnd()));
  reader.readAll();
  return reader.blocks;
}

/** The rows of a `list-table` or `csv-table`, from the indented lines of the directive. */
function readTable(lines: readonly string[], isCsv: boolean): TextBlock[] {
  const hasHeader = lines.some(line => /^\s*:header-rows:\s*[1-9]/.test(line));
  const rows: string[][] = [];
  for (const line of lines) {
    const row = /^\s*[*-] [*-]\s?(.*)$/.exec(line);
    const cell = /^\s*[*-]\s(.*)$/.exec(line);
    if (isCsv && line && !/^\s*:[\w-]+:/.test(line)) {
      rows.push(line.split(',').map(text => plainText(text.replace(/"/g, ''))));
    } else if (row) {
      rows.push([plainText(row[1])]);
    } else if (cell) {
      rows.at(-1)?.push(plainText(cell[1]));
    } else if (line) {
      extendLastCell(rows.at(-1), line);
    }
  }
  const header = hasHeader ? rows.shift() : undefined;
  return rows.flatMap(row => rowBlock(row, header) ?? []);
}
