import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject, parseYaml } from '../data';
import { isExactCondaSpec } from './judgeCondaSpec';
import { judgeRequirement } from './judgeRequirement';
import {
  including,
  LockFormat,
  open,
  pinned,
  place,
  unparsable,
} from './LockFormat';

/** `conda list --explicit`: one URL per package. */
export const condaExplicitFormat: LockFormat = {
  name: 'The explicit conda list',
  matches: (_, content) => /^@EXPLICIT\s*$/m.test(content),
  read: (content, fileName) =>
    readLines(condaExplicitFormat.name, content, fileName, text =>
      /^\S+:\/\/\S+\.(?:conda|tar\.bz2)(?:#\S*)?$/.test(text),
    ),
};

/** `conda list --export`: a line of name, version and build for each package. */
export const condaExportFormat: LockFormat = {
  name: 'The conda list',
  matches: (fileName, content) =>
    !/\.ya?ml$/i.test(fileName) &&
    (/^# \$ conda create --name <env> --file <this file>/m.test(content) ||
      /^[\w.-]+=[\w.!+]+=[\w.]+$/m.test(content)),
  read: (content, fileName) =>
    readLines(condaExportFormat.name, content, fileName, isExactCondaSpec),
};

/** conda-lock.yml and pixi.lock. */
export const condaLockFormat: LockFormat = {
  name: 'The conda lock file',
  matches: (fileName, content) =>
    /conda-lock\.ya?ml$|^pixi\.lock$/i.test(fileName) ||
    (/\.ya?ml$/i.test(fileName) &&
      /^package:/m.test(content) &&
      /^metadata:/m.test(content)),
  read(content) {
    const { name } = condaLockFormat;
    const parsed = parseYaml(content);
    if (!parsed.ok) {
      return unparsable(name, parsed.problem);
    }
    const lock = isObject(parsed.value) ? parsed.value : {};
    const listed = Array.isArray(lock.package) ? lock.package : lock.packages;
    const packages = Array.isArray(listed) ? listed : [];
    // A package is an address; one from source is part of the repository, or has a commit.
    const openPackages = packages.flatMap((entry, index) =>
      isObject(entry) &&
      ['url', 'conda', 'pypi', 'path', 'conda_source'].some(key => entry[key])
        ? []
        : [nameOf(entry) ?? `entry ${index + 1}`],
    );
    return openPackages.length > 0
      ? open(name, openPackages)
      : pinned(name, packages.length);
  },
};

/** environment.yml: not a lock file, unless every version is exact. */
export const condaEnvironmentFormat: LockFormat = {
  name: 'The conda environment file',
  matches: (fileName, content) =>
    /\.ya?ml$/i.test(fileName) && /^dependencies:/m.test(content),
  read(content) {
    const { name } = condaEnvironmentFormat;
    const parsed = parseYaml(content);
    if (!parsed.ok) {
      return unparsable(name, parsed.problem);
    }
    const dependencies = isObject(parsed.value)
      ? parsed.value.dependencies
      : undefined;
    const entries = Array.isArray(dependencies) ? dependencies : [];
    const specs = entries.filter(entry => !isObject(entry));
    const requirements = entries
      .flatMap(entry =>
        isObject(entry) && Array.isArray(entry.pip) ? entry.pip : [],
      )
      .map(entry => ({ text: entry, ...judgeRequirement(String(entry)) }));
    const openTexts = [
      ...specs.filter(
        spec => typeof spec !== 'string' || !isExactCondaSpec(spec),
      ),
      ...requirements
        .filter(({ kind }) => kind === 'open')
        .map(({ text }) => text),
    ];
    if (openTexts.length > 0) {
      return open(
        name,
        openTexts.map(text => `"${cutText(String(text), 60)}"`),
      );
    }
    const own = pinned(
      name,
      specs.length +
        requirements.filter(({ kind }) => kind === 'pinned').length,
    );
    const includes = requirements.flatMap(one => one.includes ?? []);
    return includes.length > 0 ? including(name, includes, own) : own;
  },
};

function readLines(
  name: string,
  content: string,
  fileName: string,
  isPinned: (text: string) => boolean,
) {
  const lines = content
    .split('\n')
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text && !/^[#@]/.test(text));
  const openLines = lines.filter(({ text }) => !isPinned(text));
  return openLines.length > 0
    ? open(
        name,
        openLines.map(line => place(line, fileName)),
      )
    : pinned(name, lines.length);
}

function nameOf(entry: unknown): string | undefined {
  return isObject(entry) && typeof entry.name === 'string'
    ? `"${cutText(entry.name, 60)}"`
    : undefined;
}
