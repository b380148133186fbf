const NARROW = /[ijltfrI.,:;'|!()[\]{} -]/;
const WIDE = /[mwMW@%&—]/;
const UPPER = /[A-Z0-9_]/;
const ELLIPSIS = '…';

const widths = new Map<string, number>();

/** Estimated width of a character, relative to the font size. */
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
 * Estimated width of a text, in pixels. An estimate truncates the same text at the same position on the screen, in an
 * export, and if nothing can be measured.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width * size;
}

/** Truncates a text to a width with an ellipsis. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  let remaining = width / size - 1;
  let kept = '';
  for (const character of text) {
    remaining -= characterWidth(character);
    if (remaining < 0) {
      break;
    }
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** Breaks a text into lines between words. A word that is wider than a line gets one to itself. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    const longer = `${lines[last] ?? ''} ${word}`.trimStart();
    if (last >= 0 && textWidth(longer, size) <= width) {
      lines[last] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Breaks a text into at most two lines, between words if possible. */
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
