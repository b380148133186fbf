import { Reading } from '../Reading';

/** A form of lock file, or of a file that people take for one. */
export interface LockFormat {
  /** As people call it: "poetry.lock". */
  name: string;
  /** @param fileName - the last part of the path */
  matches(fileName: string, content: string): boolean;
  read(content: string, fileName: string): Reading;
}

/** A reading that passes where something is pinned. */
export function pinned(name: string, packages: number): Reading {
  return packages > 0
    ? {
        outcome: 'pass',
        detail: `${name} pins ${packages} package${packages === 1 ? '' : 's'}`,
      }
    : { outcome: 'fail', detail: `${name} is empty: it pins nothing` };
}

/** A reading that fails, with the first places that are open. */
export function open(name: string, places: readonly string[]): Reading {
  const shown = places.slice(0, 3).join(', ');
  return {
    outcome: 'fail',
    detail: `${name} leaves ${
      places.length === 1 ? 'a version' : `${places.length} versions`
    } open: ${shown}${places.length > 3 ? ', …' : ''}`,
  };
}

/** A requirement as pip knows it, without anything that could be something else. */
const REQUIREMENT =
  /^[A-Za-z][\w.-]{0,40}(?:\[[\w,-]{1,40}\])?(?:\s?(?:[<>]=?|[=~!]=|===)\s?\d[\w.*]{0,20},?){0,3}$/;

/**
 * What is shown of a line of a file. A file that is no lock file may hold anything, and who reads a scorecard may not be
 * allowed to read the file: only what looks like a package with its version is repeated, and only where the name of the
 * file says that it lists packages.
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
