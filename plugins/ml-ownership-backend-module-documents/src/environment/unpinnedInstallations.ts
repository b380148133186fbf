import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { judgeRequirement } from './judgeRequirement';

/** Tools that install packages. They are not part of what they install. */
const TOOLS =
  /^(?:pip|pip-tools|setuptools|wheel|uv|poetry|pdm|pipenv|pipx|virtualenv|hatch|build|conda-lock|poetry-core)(?:\[|[=<>~!]|$)/i;

const MAX_COMMAND_LENGTH = 20_000;

/**
 * Packages of Python that a shell command installs without a version. What package managers of the operating system
 * install is not judged: it depends on the base image.
 */
export function unpinnedInstallations(command: string): string[] {
  return command
    .slice(0, MAX_COMMAND_LENGTH)
    .split(/&&|\|\||[;|\n]/)
    .flatMap(part => {
      const words = part.trim().split(/\s+/);
      const at = words.findIndex(
        (word, index) =>
          word === 'install' &&
          /(?:^|\/)pip[\d.]*$/.test(words[index - 1] ?? ''),
      );
      return at < 0 ? [] : packagesOf(words.slice(at + 1));
    });
}

/** Options of pip that a value follows. */
const WITH_VALUE =
  /^(?:-[rcitfe]|--(?:requirement|constraint|index-url|extra-index-url|find-links|target|prefix|root|editable|trusted-host|timeout|retries|python|platform|src|upgrade-strategy|no-binary|only-binary|progress-bar|cache-dir|config-settings|proxy|cert))$/;

function packagesOf(words: readonly string[]): string[] {
  return words
    .filter(
      (word, index) =>
        !word.startsWith('-') && !WITH_VALUE.test(words[index - 1] ?? ''),
    )
    .map(word => word.replace(/^["']|["']$/g, ''))
    .filter(
      name =>
        /^[A-Za-z0-9]/.test(name) &&
        !/[$/\\]|\.whl$|\.tar\.gz$/.test(name) &&
        !TOOLS.test(name) &&
        judgeRequirement(name).kind === 'open',
    )
    .map(name => `"${cutText(name, 60)}"`);
}
