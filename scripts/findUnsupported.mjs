import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

/**
 * Returns where a plugin's manifest excludes a release of Backstage.
 *
 * @param folder - folder with a folder per plugin
 * @param oldest - the release, and the versions of its packages
 * @returns one sentence per field or dependency; empty if every plugin supports the release
 */
export function findUnsupported(folder, { release, packages }) {
  return readdirSync(folder).flatMap(plugin => {
    const { name, backstage, dependencies } = JSON.parse(
      readFileSync(join(folder, plugin, 'package.json'), 'utf8'),
    );
    const declared = backstage['supported-versions'];
    return [
      // A package without it does not use Backstage; the check of the tarballs decides which may lack it.
      ...(declared === undefined || declared === `^${release}`
        ? []
        : [`${name} supports ${declared}, not ^${release}`]),
      ...Object.entries(dependencies ?? {})
        .filter(([dependency]) => dependency.startsWith('@backstage/'))
        .flatMap(([dependency, range]) => {
          const version = packages[dependency];
          if (!version) {
            return [
              `${name} depends on ${dependency}, for which scripts/oldestBackstage.json has no version`,
            ];
          }
          return semver.satisfies(version, range)
            ? []
            : [
                `${name} depends on ${dependency} ${range}, which excludes ${version} of Backstage ${release}`,
              ];
        }),
    ];
  });
}
