import { TextBlock } from './TextBlock';
import { plainText } from './plainText';

/** A line that begins an item of a list, in reStructuredText or AsciiDoc. */
export function readListItem(
  line: string,
  marks: { ordered: RegExp; bullet: RegExp },
): TextBlock | undefined {
  const ordered = marks.ordered.exec(line);
  const found = ordered ?? marks.bullet.exec(line);
  return found
    ? {
        kind: 'item',
        text: plainText(line.slice(found[0].length)),
        ordered: ordered !== null,
      }
    : undefined;
}
