import { sameVersion } from './sameVersion';

const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Whether two declarations are equivalent: paths, URLs, refs, images and texts that differ only in notation,
 * such as "./docs/retrain.md" and "docs/retrain.md". Two undefined declarations are equivalent.
 *
 * @public
 */
export function sameDeclaration(
  a: string | undefined,
  b: string | undefined,
): boolean {
  // Fast path: nearly all are identical, and there are hundreds of thousands of them.
  if (a === b) {
    return true;
  }
  if (!a || !b) {
    return false;
  }
  return (
    normalizeDeclaration(a) === normalizeDeclaration(b) || sameVersion(a, b)
  );
}

/**
 * Normalizes a declaration to a canonical form.
 *
 * @public
 */
export function normalizeDeclaration(declaration: string): string {
  const text = declaration.trim();
  return URL_START.test(text) && URL.canParse(text)
    ? normalizeUrl(new URL(text))
    : normalizePath(text);
}

/** Normalizes scheme and host to lower case, and removes the default port, dot segments, and a trailing slash. */
function normalizeUrl(url: URL): string {
  url.pathname = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  return url.pathname === '/' && !url.search && !url.hash
    ? url.href.replace(/\/$/, '')
    : url.href;
}

function normalizePath(text: string): string {
  if (/\s/.test(text)) {
    // A text, not a path.
    return text;
  }
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return `${text.startsWith('/') ? '/' : ''}${parts.join('/')}` || text;
}
