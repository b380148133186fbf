import { JsonObject, JsonValue } from '@backstage/types';

const NO_TEXT = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Read as numbers by some readers of YAML and as text by others. */
const UNCERTAIN_NUMBER =
  /^[-+]?(?:0[xob]?[\da-fA-F_]+|\.(?:inf|nan)|\d[\d_]*_[\d_]*|\d+(?::\d+)+)$/i;

/** A line that cannot be read, and why. */
export class UnreadableLine extends Error {
  constructor(readonly line: number, message: string) {
    super(message);
  }
}

/** The key of an entry: in groups of plain, double-quoted and single-quoted. */
export function keyOf(match: RegExpExecArray, line: number): string {
  const [, plain, double, single] = match;
  if (plain !== undefined) {
    if (NO_TEXT.test(plain)) {
      throw new UnreadableLine(line, `put the key ${plain} in quotes`);
    }
    return plain;
  }
  return double === undefined
    ? single.replace(/''/g, "'")
    : unquote(double, line);
}

/** Text in double quotes; its escapes are those of JSON, which YAML has too. */
function unquote(quoted: string, line: number): string {
  try {
    return JSON.parse(quoted);
  } catch {
    throw new UnreadableLine(
      line,
      `within double quotes, write a backslash as \\\\`,
    );
  }
}

function valueOf(plain: string): JsonValue {
  if (NO_TEXT.test(plain)) {
    const word = plain.toLocaleLowerCase('en-US');
    return word === 'true' || word === 'false' ? word === 'true' : null;
  }
  return NUMBER.test(plain) ? Number(plain) : plain;
}

/** Reads what stands on one line: text, a number, an inline list or map, and maybe a comment behind it. */
export class InlineReader {
  readonly #text: string;
  readonly #line: number;
  #at = 0;

  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
  }

  read(): JsonValue {
    const value = this.#readValue(false);
    const rest = this.#text.slice(this.#at);
    if (!/^ *$|^ +#/.test(rest)) {
      this.#fail(
        `nothing more is expected here than a comment: ${rest.trim()}`,
      );
    }
    return value;
  }

  #readValue(inCollection: boolean): JsonValue {
    switch (this.#text[this.#at]) {
      case '[':
        return this.#readList();
      case '{':
        return this.#readMap();
      case '"':
      case "'":
        return this.#readQuoted();
      default:
        return this.#readPlain(inCollection);
    }
  }

  #readList(): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at += 1;
    this.#skipSpaces();
    while (this.#text[this.#at] !== ']') {
      items.push(this.#readValue(true));
      this.#endItem(']');
    }
    this.#at += 1;
    return items;
  }

  #readMap(): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.#at += 1;
    this.#skipSpaces();
    while (this.#text[this.#at] !== '}') {
      const match =
        /^(?:([A-Za-z_][\w./-]*) *: +|("(?:[^"\\]|\\.)*") *: *|'((?:[^']|'')*)' *: *)/.exec(
          this.#text.slice(this.#at),
        );
      if (!match) {
        return this.#fail(
          'expected a key, a colon, a space and a value within { and } on one line',
        );
      }
      const key = keyOf(match, this.#line);
      if (entries.has(key)) {
        this.#fail(`the key ${key} is here twice`);
      }
      this.#at += match[0].length;
      entries.set(key, this.#readValue(true));
      this.#endItem('}');
    }
    this.#at += 1;
    return Object.fromEntries(entries);
  }

  #endItem(closing: string) {
    this.#skipSpaces();
    if (this.#text[this.#at] === ',') {
      this.#at += 1;
      this.#skipSpaces();
    } else if (this.#text[this.#at] !== closing) {
      this.#fail(`expected a comma or ${closing} on the same line`);
    }
  }

  #readQuoted(): string {
    const match = /^(?:("(?:[^"\\]|\\.)*")|'((?:[^']|'')*)')/.exec(
      this.#text.slice(this.#at),
    );
    if (!match) {
      return this.#fail('the quotes are not closed on the same line');
    }
    this.#at += match[0].length;
    return match[1] === undefined
      ? match[2].replace(/''/g, "'")
      : unquote(match[1], this.#line);
  }

  #readPlain(inCollection: boolean): JsonValue {
    const rest = this.#text.slice(this.#at);
    const [text] = (
      inCollection ? /^(?:(?![ \t]+#)[^,[\]{}])*/ : /^(?:(?![ \t]+#).)*/
    ).exec(rest)!;
    const plain = text.replace(/[ \t]+$/, '');
    if (
      plain === '' ||
      /^[\][{}#&*!|>%@`,"']|^[-?:](?:\s|$)/.test(plain) ||
      /:(?:\s|$)/.test(plain) ||
      (inCollection && /^[-?:]/.test(plain) && !NUMBER.test(plain)) ||
      (UNCERTAIN_NUMBER.test(plain) && !NUMBER.test(plain)) ||
      plain.includes('\t')
    ) {
      return this.#fail(`put ${plain === '' ? 'the text' : plain} in quotes`);
    }
    this.#at += plain.length;
    return valueOf(plain);
  }

  #skipSpaces() {
    while (this.#text[this.#at] === ' ') {
      this.#at += 1;
    }
  }

  #fail(message: string): never {
    throw new UnreadableLine(this.#line, message);
  }
}
