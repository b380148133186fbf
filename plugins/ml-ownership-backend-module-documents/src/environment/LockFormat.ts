import { Reading } from '../Reading';

/** A form of lock file, or of a file that people take for one. */
export interface LockFormat {
  /** As people call it: "poetry.lock". */
  name: string;
  /** @param fileName - the last part of the path */
  matches(fileName: string, content: string): boolean;
  read(content: string): Reading;
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

/**
 * What is shown of a line of a file. A file that is no lock file may hold anything, and who reads a scorecard may not be
 * allowed to read the file: only what looks like a package with its version is repeated.
 */
export function place(line: string, number: number): string {
  const text = line.trim();
  return /^[A-Za-z0-9][\w.-]{0,60}(?:\[[\w,-]{1,40}\])?\s?(?:[<>=~!^]{1,3}\s?[\w.*,<>=~! -]{1,30})?$/.test(
    text,
  ) && text.length <= 60
    ? `"${text}" (line ${number})`
    : `line ${number}`;
}
