/** The first line of a list item in reStructuredText or AsciiDoc. */
export interface ListItemLine {
  ordered: boolean;
  /** The marker before the text, without spaces. */
  mark: string;
  /** The number in the marker. */
  number?: number;
  /** Number of spaces before the marker. */
  indent: number;
  /** The rest of the line, with its markup. */
  text: string;
}

/** Parses the first line of a list item. */
export function readListItem(
  line: string,
  marks: { ordered: RegExp; bullet: RegExp },
): ListItemLine | undefined {
  const ordered = marks.ordered.exec(line);
  const found = ordered ?? marks.bullet.exec(line);
  const number = Number.parseInt(found?.[0] ?? '', 10);
  return found
    ? {
        ordered: ordered !== null,
        mark: found[0].trim(),
        number: Number.isNaN(number) ? undefined : number,
        indent: line.length - line.trimStart().length,
        text: line.slice(found[0].length),
      }
    : undefined;
}
