import { Reading } from '../Reading';
import {
  condaEnvironmentFormat,
  condaExplicitFormat,
  condaLockFormat,
} from './condaFormats';
import { dockerfileFormat } from './dockerfileFormat';
import { lockFileFormats } from './lockFileFormats';
import { LockFormat } from './LockFormat';
import { requirementsFormat } from './requirementsFormat';

const FORMATS: readonly LockFormat[] = [
  ...lockFileFormats,
  condaExplicitFormat,
  condaLockFormat,
  condaEnvironmentFormat,
  dockerfileFormat,
  requirementsFormat,
];

/** Files that say what is wanted. What was resolved stands in another file beside them. */
const MANIFESTS =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|package\.json|requirements\.in|Cargo\.toml|go\.mod|Gemfile|DESCRIPTION|flake\.nix|pixi\.toml)$/i;

/**
 * Reads a file that is to pin an environment.
 *
 * @param path - tells the format, where the content does not
 */
export function readEnvironmentFile(path: string, content: string): Reading {
  const fileName = path.split('/').at(-1) ?? '';
  const format = FORMATS.find(candidate =>
    candidate.matches(fileName, content),
  );
  if (format) {
    return format.read(content, fileName);
  }
  if (MANIFESTS.test(fileName)) {
    return {
      outcome: 'fail',
      detail: `${fileName} says which versions are wanted, not which were resolved; link the lock file beside it`,
    };
  }
  return /\.(?:md|rst|adoc|html?|pdf|docx?)$/i.test(fileName)
    ? {
        outcome: 'fail',
        detail:
          'A document in words pins no environment; link a lock file, or name the image by digest',
      }
    : {
        outcome: 'unknown',
        detail:
          'Its format is not known; link a lock file of pip, uv, Poetry, PDM, Pipenv, conda, pixi, npm, Yarn, pnpm, Cargo, Go, Bundler, renv or Nix, a Dockerfile, or name the image by digest',
      };
}
