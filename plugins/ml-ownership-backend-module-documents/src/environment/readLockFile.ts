import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  isObject,
  ParsedData,
  parseJson,
  parseJsonWithCommas,
  parseToml,
  parseYaml,
} from '../data';
import { LockFormat, open, pinned, unparsable } from './LockFormat';
import {
  LINE_LOCK_FORMATS,
  LineLockFormat,
  LockedPackages,
  TOOL_LOCK_FORMATS,
  ToolLockFormat,
} from './lockFormats';

const PARSERS: Record<
  ToolLockFormat['syntax'],
  (content: string) => ParsedData
> = {
  toml: parseToml,
  json: parseJson,
  jsonc: parseJsonWithCommas,
  yaml: parseYaml,
};

/** The formats of the tables, as formats that read. */
export const lockFileFormats: readonly LockFormat[] = [
  ...TOOL_LOCK_FORMATS.map(toolLock),
  ...LINE_LOCK_FORMATS.map(lineLock),
];

function toolLock({
  name,
  file,
  syntax,
  packages,
}: ToolLockFormat): LockFormat {
  return {
    name,
    matches: fileName => file.test(fileName),
    read(content) {
      const parsed = PARSERS[syntax](content);
      if (!parsed.ok) {
        return unparsable(name, parsed.problem);
      }
      const found = packages.flatMap(place => packagesAt(parsed.value, place));
      const without = found.filter(({ isPinned }) => !isPinned);
      return without.length > 0
        ? open(
            name,
            without.map(({ label }) => label),
          )
        : pinned(name, found.length);
    },
  };
}

/** Lines of a package each. */
function lineLock({ name, file, line }: LineLockFormat): LockFormat {
  return {
    name,
    matches: fileName => file.test(fileName),
    read: content =>
      pinned(name, content.split('\n').filter(text => line.test(text)).length),
  };
}

interface FoundPackage {
  /** How a finding names it. */
  label: string;
  isPinned: boolean;
}

function packagesAt(document: unknown, place: LockedPackages): FoundPackage[] {
  const isRepeated =
    place.unless !== undefined && valueAt(document, place.unless) !== undefined;
  const container = isRepeated ? undefined : valueAt(document, place.at);
  if (Array.isArray(container)) {
    return container.map((entry, index) => packageOf('', entry, index, place));
  }
  if (!isObject(container)) {
    return [];
  }
  return Object.entries(container)
    .filter(([key]) => place.only?.test(key) ?? true)
    .flatMap(([key, entry]) =>
      // A Julia manifest lists several packages of one name.
      (Array.isArray(entry) && place.by ? entry : [entry]).map((one, index) =>
        packageOf(key, one, index, place),
      ),
    );
}

/** @param key - empty in a list */
function packageOf(
  key: string,
  entry: unknown,
  index: number,
  { by, matching }: LockedPackages,
): FoundPackage {
  const name = key || (isObject(entry) ? entry.name : entry);
  const text = typeof name === 'string' ? name : '';
  return {
    label: text ? `"${cutText(text, 60)}"` : `entry ${index + 1}`,
    isPinned: by
      ? isObject(entry) && by.some(property => Boolean(entry[property]))
      : matching?.test(text) ?? true,
  };
}

/** The value at a path such as `packages.npm`. */
function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>(
      (value, key) =>
        isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined,
      document,
    );
}
