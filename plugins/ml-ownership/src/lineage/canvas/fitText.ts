const NARROW = /[ijltfrI.,:;'|!()[\]{} -]/;
const WIDE = /[mwMW@%&—]/;
const UPPER = /[A-Z0-9_]/;
const ELLIPSIS = '…';

const widths = new Map<string, number>();

/** In parts of the font size. */
function characterWidth(character: string): number {
  let width = widths.get(character);
  if (width === undefined) {
    width = UPPER.test(character) ? 0.66 : 0.57;
    if (NARROW.test(character)) {
      width = 0.34;
    } else if (WIDE.test(character)) {
      width = 0.88;
    }
    widths.set(character, width);
  }
  return width;
}

/**
 * About how wide a text is, in pixels. An estimate: the same text is then cut at the same place on the screen, in a
 * file, and where nothing can be measured.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width * size;
}

/** The text, cut to a width with an ellipsis. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  let room = width / size - 1;
  let kept = '';
  for (const character of text) {
    room -= characterWidth(character);
    if (room < 0) {
      break;
    }
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** The text in at most two lines, broken between words where it can be. */
export function twoLines(text: string, width: number, size: number): string[] {
  if (textWidth(text, size) <= width) {
    return [text];
  }
  const words = text.split(/(?<=[\s\-_/.])/);
  let first = '';
  while (
    words.length &&
    textWidth((first + words[0]).trimEnd(), size) <= width
  ) {
    first += words.shift();
  }
  return first
    ? [first.trim(), fitText(words.join(''), width, size)]
    : [fitText(text, width, size)];
}
