import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { parse as parseToml } from 'smol-toml';
import { isObject, parseJson, parseYaml, ParsedData } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { LockFormat, open, pinned } from './LockFormat';

/**
 * Lock files that a tool generates: they only need to parse and list packages with versions.
 *
 * @param versionsOf - the versions by package
 */
function toolLock(
  name: string,
  fileName: RegExp,
  parse: (content: string) => ParsedData,
  versionsOf: (lock: Record<string, unknown>) => [string, unknown][],
): LockFormat {
  return {
    name,
    matches: candidate => fileName.test(candidate),
    read(content): DocumentFinding {
      const parsed = parse(content);
      if (!parsed.ok) {
        return {
          outcome: 'fail',
          detail: `${name} does not parse: ${parsed.problem}`,
        };
      }
      const versions = isObject(parsed.value) ? versionsOf(parsed.value) : [];
      const without = versions.filter(([, version]) => !version);
      return without.length > 0
        ? open(
            name,
            without.map(([key]) => `"${cutText(key, 60)}"`),
          )
        : pinned(name, versions.length);
    },
  };
}

/** Packages in a list of tables with a name each. */
function listed(key: string, ...versionKeys: string[]) {
  return (lock: Record<string, unknown>): [string, unknown][] =>
    (Array.isArray(lock[key]) ? (lock[key] as unknown[]) : [])
      .filter(isObject)
      .map(entry => [
        String(entry.name),
        versionKeys.map(name => entry[name]).find(Boolean),
      ]);
}

/** Packages in an object, by name. */
function keyed(
  versionKeys: readonly string[],
  ...keys: string[]
): (lock: Record<string, unknown>) => [string, unknown][] {
  return lock =>
    keys.flatMap(key =>
      Object.entries(isObject(lock[key]) ? lock[key] : {}).map(
        ([name, entry]): [string, unknown] => [
          name,
          isObject(entry)
            ? versionKeys.map(versionKey => entry[versionKey]).find(Boolean)
            : undefined,
        ],
      ),
    );
}

function parseTomlSafely(content: string): ParsedData {
  try {
    return { ok: true, value: parseToml(content) };
  } catch (error) {
    return {
      ok: false,
      // The rest of the message contains parts of the file.
      problem: cutText(String((error as Error).message).split('\n')[0], 200),
    };
  }
}

/** Lock files in which some lines are a package each. */
function lineLock(name: string, fileName: RegExp, line: RegExp): LockFormat {
  return {
    name,
    matches: candidate => fileName.test(candidate),
    read: content =>
      pinned(name, content.split('\n').filter(text => line.test(text)).length),
  };
}

const sourced = ['version', 'source'];

export const lockFileFormats: readonly LockFormat[] = [
  toolLock(
    'The lock file',
    /(?:poetry|pdm|uv|cargo)\.lock$/i,
    parseTomlSafely,
    listed('package', ...sourced),
  ),
  toolLock(
    'pylock.toml',
    /pylock(?:\.[\w-]+)?\.toml$/i,
    parseTomlSafely,
    listed('packages', 'version', 'vcs', 'directory', 'archive'),
  ),
  toolLock(
    'Pipfile.lock',
    /^Pipfile\.lock$/i,
    parseJson,
    keyed(['version', 'ref', 'path', 'file'], 'default', 'develop'),
  ),
  toolLock(
    'The npm lock file',
    /^(?:package-lock|npm-shrinkwrap)\.json$/i,
    parseJson,
    lock =>
      keyed(
        ['version', 'link'],
        'packages',
        'dependencies',
      )(lock).filter(
        ([name]) =>
          name !== '' && name.includes('node_modules') === 'packages' in lock,
      ),
  ),
  toolLock(
    'renv.lock',
    /^renv\.lock$/i,
    parseJson,
    keyed(['Version', 'RemoteSha'], 'Packages'),
  ),
  toolLock('flake.lock', /^flake\.lock$/i, parseJson, lock =>
    Object.entries(isObject(lock.nodes) ? lock.nodes : {})
      .filter(([name]) => name !== lock.root)
      .map(([name, node]) => [name, isObject(node) && node.locked]),
  ),
  toolLock('pnpm-lock.yaml', /^pnpm-lock\.ya?ml$/i, parseYaml, lock =>
    Object.keys(isObject(lock.packages) ? lock.packages : {}).map(key => [
      key,
      /\d/.test(key),
    ]),
  ),
  lineLock('yarn.lock', /^yarn\.lock$/i, /^ {2}version:? /),
  lineLock('go.sum', /^go\.sum$/i, /^\S+ v\S+ h1:\S+/),
  lineLock(
    'Gemfile.lock',
    /^(?:Gemfile|gems)\.lock(?:ed)?$/i,
    /^ {4}\S+ \(\d[^)]*\)$/,
  ),
];
