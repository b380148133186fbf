const ISOLATE = '\u2068';
const END = '\u2069';

/** Characters that open an isolate: left-to-right, right-to-left, first strong. */
const OPENERS = ['\u2066', '\u2067', ISOLATE];

/** Bidirectional control characters, and letters of right-to-left scripts. */
const DIRECTED =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Control characters, line and paragraph separators: a name is a single line. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Isolates an external text, such as a title, for use in a sentence, so that the rest of the sentence keeps
 * its direction and order. Text without directional characters is not wrapped.
 *
 * Source: Unicode Standard Annex 9, "Explicit Directional Isolates".
 *
 * @public
 */
export function isolate(text: string): string {
  const line = text.replace(CONTROLS, ' ');
  return DIRECTED.test(line) ? `${ISOLATE}${closeIsolates(line)}${END}` : line;
}

/**
 * Closes all open isolates in a text, and removes unmatched ends, which would close an enclosing isolate.
 *
 * @public
 */
export function closeIsolates(text: string): string {
  let open = 0;
  let closed = '';
  for (const character of text) {
    if (character === END && open === 0) {
      continue;
    }
    if (OPENERS.includes(character)) {
      open += 1;
    } else if (character === END) {
      open -= 1;
    }
    closed += character;
  }
  return closed + END.repeat(open);
}
