import { DocumentFinding } from '../DocumentFinding';

/** The format of a lock file, or of a file that is mistaken for one. */
export interface LockFormat {
  /** The common name: "poetry.lock". */
  name: string;
  /** @param fileName - the last part of the path */
  matches(fileName: string, content: string): boolean;
  read(content: string, fileName: string): DocumentFinding;
}

/** A finding that passes if something is pinned. */
export function pinned(name: string, packages: number): DocumentFinding {
  return packages > 0
    ? {
        outcome: 'pass',
        detail: `${name} pins ${packages} package${packages === 1 ? '' : 's'}`,
      }
    : { outcome: 'fail', detail: `${name} is empty` };
}

/** A finding that fails, with the first unpinned places. */
export function open(name: string, places: readonly string[]): DocumentFinding {
  const shown = places.slice(0, 3).join(', ');
  return {
    outcome: 'fail',
    detail: `${name} leaves ${
      places.length === 1 ? 'a version' : `${places.length} versions`
    } open: ${shown}${places.length > 3 ? ', …' : ''}`,
  };
}

/** A strict pip requirement, which cannot match any other text. */
const REQUIREMENT =
  /^[A-Za-z][\w.-]{0,40}(?:\[[\w,-]{1,40}\])?(?:\s?(?:[<>]=?|[=~!]=|===)\s?\d[\w.*]{0,20},?){0,3}$/;

/**
 * How a line of a file is shown. A file that is not a lock file may contain anything, and readers of a scorecard may
 * not be allowed to read the file: a line is only repeated if it looks like a package with its version, and if the
 * file name says that the file lists packages.
 */
export function place(
  line: { text: string; number: number },
  fileName: string,
): string {
  const text = line.text.trim();
  return /requirements|constraints/i.test(fileName) && REQUIREMENT.test(text)
    ? `"${text}" (line ${line.number})`
    : `line ${line.number}`;
}
