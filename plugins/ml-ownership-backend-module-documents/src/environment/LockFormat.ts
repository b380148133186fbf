import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';

/** The format of a lock file, or of a file that is mistaken for one. */
export interface LockFormat {
  /** The common name: "poetry.lock". */
  name: string;
  /** @param fileName - the last part of the path */
  matches(fileName: string, content: string): boolean;
  /** @param content - with `\n` as its only line ending */
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
  return {
    outcome: 'fail',
    detail: `${name} leaves ${
      places.length === 1 ? 'a version' : `${places.length} versions`
    } open: ${firstOf(places)}`,
  };
}

/** A finding about a file that does not parse. */
export function unparsable(name: string, problem: string): DocumentFinding {
  return { outcome: 'fail', detail: `${name} does not parse: ${problem}` };
}

/** A finding that other files decide, together with this one. */
export function including(
  name: string,
  paths: readonly string[],
  own?: DocumentFinding,
): DocumentFinding {
  const shown = paths.map(path => cutText(path, 60));
  return {
    outcome: 'unknown',
    detail: `${name} includes ${firstOf(
      shown,
    )}, which could not be read; link the file that pins the versions`,
    includes: {
      paths,
      ...(own?.outcome === 'pass' && {
        own: { outcome: 'pass', detail: own.detail },
      }),
    },
  };
}

/** The first few of several texts. */
export function firstOf(texts: readonly string[]): string {
  return `${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ', …' : ''}`;
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
