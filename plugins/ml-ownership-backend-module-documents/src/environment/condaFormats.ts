import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject, parseYaml } from '../data';
import { LockFormat, open, pinned, place } from './LockFormat';

/** `conda list --explicit`: one URL per package. */
export const condaExplicitFormat: LockFormat = {
  name: 'The explicit conda list',
  matches: (_, content) => /^@EXPLICIT\s*$/m.test(content),
  read(content, fileName) {
    const lines = content
      .split(/\r?\n/)
      .map((text, index) => ({ text: text.trim(), number: index + 1 }))
      .filter(({ text }) => text && !/^[#@]/.test(text));
    const openLines = lines.filter(
      ({ text }) => !/^\S+:\/\/\S+\.(?:conda|tar\.bz2)(?:#\S*)?$/.test(text),
    );
    return openLines.length > 0
      ? open(
          condaExplicitFormat.name,
          openLines.map(line => place(line, fileName)),
        )
      : pinned(condaExplicitFormat.name, lines.length);
  },
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
    const parsed = parseYaml(content);
    if (!parsed.ok) {
      return unparsable(condaLockFormat.name, parsed.problem);
    }
    const lock = isObject(parsed.value) ? parsed.value : {};
    const listed = Array.isArray(lock.package) ? lock.package : lock.packages;
    const packages = (Array.isArray(listed) ? listed : []).filter(isObject);
    const openPackages = packages.filter(
      ({ url, conda, pypi, path }) => !url && !conda && !pypi && !path,
    );
    return openPackages.length > 0
      ? open(
          condaLockFormat.name,
          openPackages.map(({ name }) => `"${cutText(String(name), 60)}"`),
        )
      : pinned(condaLockFormat.name, packages.length);
  },
};

/** environment.yml: not a lock file, unless every version is exact. */
export const condaEnvironmentFormat: LockFormat = {
  name: 'The conda environment file',
  matches: (fileName, content) =>
    /\.ya?ml$/i.test(fileName) && /^dependencies:/m.test(content),
  read(content) {
    const parsed = parseYaml(content);
    if (!parsed.ok) {
      return unparsable(condaEnvironmentFormat.name, parsed.problem);
    }
    const dependencies = isObject(parsed.value)
      ? parsed.value.dependencies
      : undefined;
    const texts = (Array.isArray(dependencies) ? dependencies : []).flatMap(
      dependency =>
        isObject(dependency) && Array.isArray(dependency.pip)
          ? dependency.pip.map(String)
          : [String(dependency)],
    );
    const openTexts = texts.filter(
      text =>
        !/^[\w.:/-]+(?:\[[^\]]*\])?\s*==?[\w.!+]+(?:=[\w.]+)?$/.test(text),
    );
    return openTexts.length > 0
      ? open(
          condaEnvironmentFormat.name,
          openTexts.map(text => `"${cutText(text, 60)}"`),
        )
      : pinned(condaEnvironmentFormat.name, texts.length);
  },
};

function unparsable(name: string, problem: string) {
  return {
    outcome: 'fail' as const,
    detail: `${name} does not parse: ${problem}`,
  };
}
