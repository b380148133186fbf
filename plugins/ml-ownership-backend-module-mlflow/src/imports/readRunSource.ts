import { ImportGuessReason } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A repository, as tags of runs name it. */
export interface Repository {
  host: string;
  /** Owner and name, or groups and project, in lower case. */
  slug: string;
}

/** The code that a run was made with. */
export interface RunSource {
  repository?: Repository;
  branch?: string;
  /** Path of the program in the repository, if that is known. */
  path?: string;
  /** The tag that names it. */
  reason: ImportGuessReason;
}

const SOURCE_NAME = 'mlflow.source.name';

/** Tags with the URL of the repository: MLflow's, that of MLflow projects, and that of Databricks. */
const REPOSITORY_TAGS = [
  'mlflow.source.git.repoURL',
  'mlflow.gitRepoURL',
  'mlflow.databricks.gitRepoUrl',
  // An MLflow project has the URL of its repository as the name.
  SOURCE_NAME,
];

const BRANCH_TAGS = [
  'mlflow.source.git.branch',
  'mlflow.gitBranchName',
  'mlflow.databricks.gitRepoReference',
];

/** Programs of notebooks and shells, which say nothing about the code. */
const ANONYMOUS = /(?:^-c$|^<stdin>$|kernel_launcher\.py$)/;

/** `git@host:owner/name.git` */
const SCP_ADDRESS = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/;

/**
 * Reads from the tags of a run which code it was made with.
 *
 * @returns undefined if no tag names any
 */
export function readRunSource(
  tags: ReadonlyMap<string, string>,
): RunSource | undefined {
  const name = tags.get(SOURCE_NAME)?.trim();
  for (const tag of REPOSITORY_TAGS) {
    const url = tags.get(tag)?.trim() ?? '';
    const repository = parseRepository(url);
    if (repository) {
      return {
        repository,
        branch: BRANCH_TAGS.map(key => tags.get(key)).find(Boolean),
        path: pathOf(name ?? ''),
        reason: { type: 'run-tag', name: tag, value: withoutCredentials(url) },
      };
    }
  }
  return name && !ANONYMOUS.test(name)
    ? {
        reason: {
          type: 'run-tag',
          name: SOURCE_NAME,
          value: withoutCredentials(name),
        },
      }
    : undefined;
}

function parseRepository(text: string): Repository | undefined {
  const [, host, path] = SCP_ADDRESS.exec(text) ?? [];
  const address = host && !URL.canParse(text) ? `ssh://${host}/${path}` : text;
  if (!URL.canParse(address)) {
    return undefined;
  }
  const url = new URL(address.replace(/^git\+/, ''));
  const slug = url.pathname
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .toLocaleLowerCase('en-US');
  return /^(?:https?|ssh|git):$/.test(url.protocol) &&
    /^[\w.-]+(?:\/[\w.-]+)+$/.test(slug)
    ? { host: url.host, slug }
    : undefined;
}

/** The directory of an MLflow project, else a path with directories; a name alone or an absolute path may be anywhere. */
function pathOf(name: string): string | undefined {
  const directory = /#(?:subdirectory=)?(.+)$/.exec(name)?.[1];
  const path = directory ?? name;
  return /^[\w.-]+\/[\w./-]*$/.test(directory ? `${path}/` : path)
    ? path.replace(/^\.\//, '').replace(/\/+$/, '')
    : undefined;
}

function withoutCredentials(text: string): string {
  return text.replace(/^([a-z+]+:\/\/)[^/@\s]*@/i, '$1');
}
