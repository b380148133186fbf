/** Packages of which an app must have one copy only, or no more than it had before. */
const SINGLE =
  /^(@backstage\/.+|react|react-dom|react-router|react-router-dom|ajv)$/;

/**
 * The versions of each package in a lock file of Yarn.
 *
 * @param {string} lockFile - its text
 * @returns {Map<string, Set<string>>}
 */
export function readVersions(lockFile) {
  const versions = new Map();
  const entry = /^"?((?:@[^@/"]+\/)?[^@"\n]+)@[^\n]*:\n {2}version: (\S+)/gm;
  for (const [, name, version] of lockFile.matchAll(entry)) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  return versions;
}

/**
 * Returns which packages got a further copy, as one sentence each.
 *
 * @param {string} before - the lock file before the installation
 * @param {string} after - and after it
 */
export function findCopies(before, after) {
  const known = readVersions(before);
  return [...readVersions(after)]
    .filter(([name]) => SINGLE.test(name))
    .flatMap(([name, versions]) => {
      const allowed = Math.max(known.get(name)?.size ?? 0, 1);
      return versions.size > allowed
        ? [`${name} is there as ${[...versions].join(' and ')}`]
        : [];
    });
}
