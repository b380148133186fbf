import { Matcher, MatcherOperator } from './Matcher';

/** The name of a label, quoted or not, and the operator. */
const START =
  /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s{}!=~,\\"'`]+))\s*(=~|!=|!~|=)\s*/y;

/** A value, quoted or up to the next comma. */
const VALUE = /(?:"((?:[^"\\]|\\.)*)"|([^,"]*))\s*(?:,|$)\s*/sy;

/**
 * Parses matchers in the notation of Alertmanager, such as `severity="page", team=~"ml-.*"`, with or without braces.
 *
 * @throws Error that says what is wrong
 */
export function parseMatchers(text: string): Matcher[] {
  const inner = text.trim().replace(/^\{([\s\S]*)\}$/, '$1');
  const matchers: Matcher[] = [];
  for (let at = 0; inner.slice(at).trim() !== ''; at = VALUE.lastIndex) {
    START.lastIndex = at;
    const start = START.exec(inner);
    VALUE.lastIndex = START.lastIndex;
    const value = start && VALUE.exec(inner);
    if (!value) {
      throw new Error(
        `${JSON.stringify(
          text,
        )} is not a list of matchers such as severity="page"`,
      );
    }
    const [, quotedName, name, operator] = start;
    matchers.push(
      new Matcher(
        quotedName === undefined ? name : unescape(quotedName),
        operator as MatcherOperator,
        unescape(value[1] ?? value[2].trim()),
      ),
    );
  }
  return matchers;
}

/** Only these escapes have a meaning; a backslash before another character is one of a regular expression. */
function unescape(text: string): string {
  return text.replace(/\\(["\\n])/g, (_, character) =>
    character === 'n' ? '\n' : character,
  );
}
