import { DocumentFinding } from '../DocumentFinding';
import { apptainerFormat } from './apptainerFormat';
import {
  condaEnvironmentFormat,
  condaExplicitFormat,
  condaExportFormat,
  condaLockFormat,
} from './condaFormats';
import { dockerfileFormat } from './dockerfileFormat';
import { LockFormat } from './LockFormat';
import { manifestFormat } from './manifestFormats';
import {
  azureMlFormat,
  mlProjectFormat,
  pythonEnvFormat,
} from './mlProjectFormats';
import { lockFileFormats } from './readLockFile';
import { requirementsFormat } from './requirementsFormat';

const FORMATS: readonly LockFormat[] = [
  ...lockFileFormats,
  condaExplicitFormat,
  condaExportFormat,
  condaLockFormat,
  azureMlFormat,
  mlProjectFormat,
  pythonEnvFormat,
  condaEnvironmentFormat,
  dockerfileFormat,
  apptainerFormat,
  manifestFormat,
  requirementsFormat,
];

/** Manifests: files that state requirements. The resolved versions are in a lock file. */
const MANIFESTS =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|package\.json|[\w.-]*requirements[\w.-]*\.in|Cargo\.toml|go\.mod|Gemfile|DESCRIPTION|flake\.nix|pixi\.toml|Project\.toml|spack\.ya?ml|conanfile\.(?:py|txt)|devbox\.json|deno\.jsonc?|MODULE\.bazel)$/i;

/**
 * Reads a file that should pin an environment.
 *
 * @param path - for the format, if the content does not determine it
 * @returns a finding that stays unknown while files that it includes were not read
 */
export function readEnvironmentFile(
  path: string,
  document: string,
): DocumentFinding {
  const content = document
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n');
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
          'Its format is unknown; link a lock file (README of the documents module: "Environments"), a Dockerfile or manifest whose images have digests, or reference the image by digest',
      };
}
