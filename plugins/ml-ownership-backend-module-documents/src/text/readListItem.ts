/** How an item of a list begins in reStructuredText or AsciiDoc. */
export interface ListItemLine {
  ordered: boolean;
  /** What stands before its text, without spaces. */
  mark: string;
  /** Spaces before the mark. */
  indent: number;
  /** The rest of the line, with its markup. */
  text: string;
}

/** A line that begins an item of a list. */
export function readListItem(
  line: string,
  marks: { ordered: RegExp; bullet: RegExp },
): ListItemLine | undefined {
  const ordered = marks.ordered.exec(line);
  const found = ordered ?? marks.bullet.exec(line);
  return found
    ? {
        ordered: ordered !== null,
        mark: found[0].trim(),
        indent: line.length - line.trimStart().length,
        text: line.slice(found[0].length),
      }
    : undefined;
}
