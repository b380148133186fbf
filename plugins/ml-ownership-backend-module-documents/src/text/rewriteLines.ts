/** Marks a heading that {@link rewriteLines} has made of a label. */
export const LABEL_MARK = '\uE000';

/** In UTF-16 code units. A longer line in capitals, or one that ends in a colon, is a sentence. */
const MAX_LABEL_LENGTH = 60;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ADMONITION =
  /^(?:!!!|\?\?\?\+?)\s{1,9}[\w -]{0,60}?(?:"([^"]{0,100})")?\s*$/;
const CONTAINER =
  /^:{3,}\s*(?:[\w-]{1,30})(?:\[([^\]]{0,100})\]|\s{1,9}([^{}]{0,100}))?\s*$/;
const CONTAINER_END = /^:{3,}\s*$/;
const UNDERLINE = /^[=~-]{2,}\s*$/;
const PLAIN_LABEL = /^\p{Lu}[^:：.!?]{1,58}[:：]\s*$/u;

/**
 * Rewrites the forms of a text that Markdown does not know, line by line, so that the number of each line stays the
 * same: admonitions and containers (`!!! note "Prerequisites"`, `:::note Prerequisites`), and lines in capitals. In
 * plain text, a line that ends in a colon is a label without an empty line before it, too.
 */
export function rewriteLines(
  source: string,
  options: { plain: boolean },
): string {
  const lines = source.split(/\r\n|\n|\r/);
  let fence: string | undefined;
  let inAdmonition = false;
  lines.forEach((line, index) => {
    if (inAdmonition) {
      if (/^(?: {4}|\t)/.test(line)) {
        lines[index] = line.replace(/^(?: {4}|\t)/, '');
        return;
      }
      if (line.trim() === '') {
        return;
      }
      inAdmonition = false;
      if (lines[index - 1].trim() === '') {
        lines[index - 1] = labelLine('');
      }
    }
    const mark = FENCE.exec(line)?.[1];
    if (mark && (!fence || mark.startsWith(fence))) {
      fence = fence ? undefined : mark;
    }
    if (fence || mark) {
      return;
    }
    const admonition = ADMONITION.exec(line);
    const container = CONTAINER.exec(line);
    if (admonition) {
      inAdmonition = true;
      lines[index] = admonition[1] ? labelLine(admonition[1]) : '';
    } else if (container) {
      lines[index] = labelLine(container[1] ?? container[2] ?? '');
    } else if (CONTAINER_END.test(line)) {
      lines[index] = labelLine('');
    } else if (
      !UNDERLINE.test(lines[index + 1] ?? '') &&
      (isInCapitals(line) || (options.plain && PLAIN_LABEL.test(line)))
    ) {
      lines[index] = labelLine(line.trim());
    }
  });
  return lines.join('\n');
}

function labelLine(title: string): string {
  return `###### ${LABEL_MARK}${title}`;
}

/** Whether a line is a word or more in capitals, such as "BEFORE YOU START". */
function isInCapitals(line: string): boolean {
  return (
    line.length <= MAX_LABEL_LENGTH &&
    /^\p{Lu}/u.test(line) &&
    !/[\p{Ll}\p{Lo}_|=`.;]/u.test(line) &&
    (line.match(/\p{Lu}/gu)?.length ?? 0) >= 4
  );
}
