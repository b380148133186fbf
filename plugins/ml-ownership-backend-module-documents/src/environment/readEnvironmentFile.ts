import { DocumentFinding } from '../DocumentFinding';
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

/** Manifests: files that state requirements. The resolved versions are in a lock file. */
const MANIFESTS =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|package\.json|requirements\.in|Cargo\.toml|go\.mod|Gemfile|DESCRIPTION|flake\.nix|pixi\.toml)$/i;

/**
 * Reads a file that should pin an environment.
 *
 * @param path - for the format, if the content does not determine it
 */
export function readEnvironmentFile(
  path: string,
  content: string,
): DocumentFinding {
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
      detail: `${fileName} lists version ranges, not resolved versions; link the lock file instead`,
    };
  }
  return /\.(?:md|rst|adoc|html?|pdf|docx?)$/i.test(fileName)
    ? {
        outcome: 'fail',
        detail:
          'A text document does not pin an environment; link a lock file, or reference the image by digest',
      }
    : {
        outcome: 'unknown',
        detail:
          'Its format is unknown; link a lock file of pip, uv, Poetry, PDM, Pipenv, conda, pixi, npm, Yarn, pnpm, Cargo, Go, Bundler, renv or Nix, a Dockerfile, or reference the image by digest',
      };
}
