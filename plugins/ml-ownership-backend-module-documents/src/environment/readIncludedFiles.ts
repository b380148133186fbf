import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';

/** Real files include few others. */
const MAX_INCLUDED_FILES = 10;

/**
 * Completes a finding by the files that the document includes, and those that they include: the first that fails
 * decides; one that is not known leaves the finding unknown.
 *
 * @param path - of the document; included paths are relative to it
 * @param read - the finding of an included file; undefined if it cannot be read
 */
export async function readIncludedFiles(
  finding: DocumentFinding,
  path: string,
  read: (path: string) => Promise<DocumentFinding | undefined>,
): Promise<DocumentFinding> {
  const { includes, ...unfinished } = finding;
  if (!includes) {
    return finding;
  }
  const seen = new Set([path]);
  const passed = includes.own ? [includes.own.detail] : [];
  const queue = includes.paths.map(name => ({ name, from: path }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const file = siblingOf(next.from, next.name);
    const shown = cutText(next.name, 60);
    if (file === undefined || seen.size > MAX_INCLUDED_FILES) {
      return unfinished;
    }
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    const included = await read(file);
    if (!included) {
      return unfinished;
    }
    if (included.includes) {
      queue.push(
        ...included.includes.paths.map(name => ({ name, from: file })),
      );
    } else if (included.outcome !== 'pass') {
      return { ...included, detail: `In ${shown}: ${included.detail}` };
    }
    const detail = included.includes
      ? included.includes.own?.detail
      : included.detail;
    passed.push(...(detail ? [`${shown}: ${detail}`] : []));
  }
  return passed.length > 0
    ? { outcome: 'pass', detail: passed.join('; ') }
    : unfinished;
}

/** A path beside another one; undefined if it is elsewhere. */
function siblingOf(path: string, relative: string): string | undefined {
  if (/^[a-z][a-z+.-]*:|^[\\/]|[\\?#]/i.test(relative)) {
    return undefined;
  }
  const base = new URL(path, 'http://document.invalid/');
  const file = new URL(relative, base);
  return file.host === base.host ? file.pathname : undefined;
}
