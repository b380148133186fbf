/** A digest, alone or in an image reference: "registry.example.com/serving@sha256:…", "sha256:…". */
const DIGEST = /(?:^|@)sha\d+:([0-9a-f]{32,})$/i;

const HEXADECIMAL = /^[0-9a-f]{7,64}$/i;

/** The lengths of complete hashes: SHA-1 and SHA-256. */
const COMPLETE: readonly number[] = [40, 64];

/**
 * Whether two subject versions are equivalent: identical, the short and the complete hash of one commit, or
 * the same digest in two places.
 *
 * @public
 */
export function sameVersion(a: string, b: string): boolean {
  // Fast path: nearly all are identical, and there are hundreds of thousands of them.
  if (a === b) {
    return true;
  }
  const [short, long] = [hashOf(a), hashOf(b)].sort(
    (one, other) => one.length - other.length,
  );
  return (
    short === long ||
    (COMPLETE.includes(long.length) &&
      HEXADECIMAL.test(long) &&
      HEXADECIMAL.test(short) &&
      long.startsWith(short))
  );
}

function hashOf(version: string): string {
  const text = version.trim();
  const hash = DIGEST.exec(text)?.[1] ?? text;
  return HEXADECIMAL.test(hash) ? hash.toLocaleLowerCase('en-US') : text;
}
