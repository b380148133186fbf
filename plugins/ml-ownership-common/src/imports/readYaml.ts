import { JsonObject, JsonValue } from '@backstage/types';
import { InlineReader, keyOf, UnreadableLine } from './InlineReader';

/**
 * What a YAML document says, or the first line of it that could not be read and why.
 *
 * @public
 */
export type YamlReading =
  | { document: JsonValue }
  | { line: number; problem: string };

interface Line {
  number: number;
  indent: number;
  text: string;
}

/** A key of a map, plain or in quotes, and what follows its colon. */
const ENTRY =
  /^(?:([A-Za-z_][\w./-]*)|("(?:[^"\\]|\\.)*")|'((?:[^']|'')*)') *:(?: +(.*))?$/;
const BLOCK_TEXT = /^\|(-?)(?: +#.*)?$/;

function indentOf(raw: string): number {
  return raw.length - raw.replace(/^ +/, '').length;
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

class YamlReader {
  readonly #raw: string[];
  /** Lines that hold something, from the top. */
  #lines: Line[];
  #next = 0;

  constructor(text: string) {
    this.#raw = text.replace(/^\ufeff/, '').split(/\r?\n/);
    this.#lines = this.#raw
      .map((raw, index) => ({
        number: index + 1,
        indent: indentOf(raw),
        text: raw.slice(indentOf(raw)).replace(/[ \t]+$/, ''),
      }))
      .filter(line => line.text !== '' && !line.text.startsWith('#'));
    if (this.#lines[0]?.text === '---' && this.#lines[0].indent === 0) {
      this.#lines.shift();
    }
  }

  read(): JsonValue {
    const unprintable = this.#raw.findIndex(raw =>
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b-\u001f\u007f]/.test(raw),
    );
    if (unprintable >= 0) {
      throw new UnreadableLine(
        unprintable + 1,
        'remove the unprintable character',
      );
    }
    const indentedByTab = this.#raw.findIndex(raw => /^ *\t/.test(raw));
    if (indentedByTab >= 0) {
      throw new UnreadableLine(
        indentedByTab + 1,
        'indent with spaces, not with tabs',
      );
    }
    if (!this.#peek()) {
      return null;
    }
    const value = this.#readNode(-1);
    const rest = this.#peek();
    if (rest) {
      throw new UnreadableLine(
        rest.number,
        'this line does not belong to anything above; check its indentation',
      );
    }
    return value;
  }

  #peek(): Line | undefined {
    const line = this.#lines[this.#next];
    if (line?.indent === 0 && /^(---|\.\.\.)/.test(line.text)) {
      throw new UnreadableLine(
        line.number,
        'one document only is expected here',
      );
    }
    return line;
  }

  /** What starts at the next line. */
  #readNode(parentIndent: number): JsonValue {
    const line = this.#peek()!;
    if (isItem(line.text)) {
      return this.#readList(line.indent);
    }
    if (ENTRY.test(line.text)) {
      return this.#readMap(line.indent);
    }
    this.#next += 1;
    return this.#readValue(line, line.text, parentIndent);
  }

  #readMap(indent: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    for (
      let line = this.#peek();
      line?.indent === indent;
      line = this.#peek()
    ) {
      const match = ENTRY.exec(line.text);
      if (!match) {
        throw new UnreadableLine(
          line.number,
          'expected a key, a colon and a value, such as owner: group:default/my-team',
        );
      }
      const key = keyOf(match, line.number);
      if (entries.has(key)) {
        throw new UnreadableLine(line.number, `the key ${key} is here twice`);
      }
      this.#next += 1;
      const rest = match[4] ?? '';
      entries.set(
        key,
        rest === '' || rest.startsWith('#')
          ? this.#readBelow(indent, true)
          : this.#readValue(line, rest, indent),
      );
    }
    this.#expectNoDeeper(indent);
    return Object.fromEntries(entries);
  }

  #readList(indent: number): JsonValue[] {
    const items: JsonValue[] = [];
    for (
      let line = this.#peek();
      line?.indent === indent && isItem(line.text);
      line = this.#peek()
    ) {
      const rest = line.text.slice(1).replace(/^ +/, '');
      if (rest === '' || rest.startsWith('#')) {
        this.#next += 1;
        items.push(this.#readBelow(indent, false));
      } else {
        // What follows the hyphen stands as if on a line of its own, further in.
        this.#lines[this.#next] = {
          ...line,
          indent: indent + line.text.length - rest.length,
          text: rest,
        };
        items.push(this.#readNode(indent));
      }
    }
    this.#expectNoDeeper(indent);
    return items;
  }

  /** What belongs to a key or hyphen with nothing behind it. */
  #readBelow(indent: number, isEntry: boolean): JsonValue {
    const line = this.#peek();
    if (line && line.indent > indent) {
      return this.#readNode(indent);
    }
    // A list may stand right below its key.
    return line && isEntry && line.indent === indent && isItem(line.text)
      ? this.#readList(indent)
      : null;
  }

  /** What stands on one line. */
  #readValue(line: Line, text: string, parentIndent: number): JsonValue {
    const block = BLOCK_TEXT.exec(text);
    if (block && parentIndent >= 0) {
      return this.#readBlockText(line, parentIndent, block[1] === '-');
    }
    return new InlineReader(text, line.number).read();
  }

  #readBlockText(line: Line, parentIndent: number, strip: boolean): string {
    const lines: string[] = [];
    let indent: number | undefined;
    let number = line.number;
    for (; number < this.#raw.length; number += 1) {
      const raw = this.#raw[number];
      const own = indentOf(raw);
      if (own === raw.length) {
        lines.push(indent === undefined ? '' : raw.slice(indent));
        if (indent === undefined && own > parentIndent + 1) {
          throw new UnreadableLine(
            number + 1,
            'remove the spaces on this empty line',
          );
        }
        continue;
      }
      if (own <= parentIndent || (indent !== undefined && own < indent)) {
        break;
      }
      indent ??= own;
      lines.push(raw.slice(indent));
    }
    while (
      this.#lines[this.#next] &&
      this.#lines[this.#next].number <= number
    ) {
      this.#next += 1;
    }
    const text = lines.join('\n').replace(/\n+$/, '');
    return strip || text === '' ? text : `${text}\n`;
  }

  #expectNoDeeper(indent: number) {
    const line = this.#peek();
    if (line && line.indent > indent) {
      throw new UnreadableLine(
        line.number,
        'this line is indented further than what is above it',
      );
    }
  }
}

/**
 * Reads one YAML document of the kind that describes an entity: maps, lists, text with or without quotes, numbers, inline
 * lists and maps, text after `|`, comments. It reads nothing otherwise than YAML does; of what people seldom write in
 * such files (anchors, tags, text over several lines without `|`) it says that it cannot read it, and where.
 *
 * It is for pages that check while somebody types. What a server takes is read there anew.
 *
 * @public
 */
export function readYaml(text: string): YamlReading {
  try {
    return { document: new YamlReader(text).read() };
  } catch (error) {
    if (error instanceof UnreadableLine) {
      return { line: error.line, problem: error.message };
    }
    throw error;
  }
}
