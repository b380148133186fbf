import { Entity } from '@backstage/catalog-model';
import {
  CiDeployment,
  CiProject,
  CiRevision,
  CiRun,
  CiSource,
  CiWorkflow,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubApi, GithubDeployment, GithubDeploymentStatus } from '../api';
import { GithubHosts } from './GithubHosts';
import { isOwnRun, toCiRun, toPerson } from './toCiRun';

const PROJECT_ANNOTATION = 'github.com/project-slug';

/** Page of a workflow, or its file, below a repository. */
const WORKFLOW_PAGE =
  /^(?:actions\/workflows|(?:blob|tree|edit|raw)\/.+?\/\.github\/workflows)\/([\w.-]+\.ya?ml)$/;

const WORKFLOW_PATH = /(?:^|\/)\.github\/workflows\/([\w.-]+\.ya?ml)$/;

/** Time for which the default branch of a repository is remembered, in milliseconds. */
const BRANCH_FRESH_MS = 24 * 60 * 60_000;

/** Deployments that are asked for their statuses, until one has succeeded. */
const MAX_DEPLOYMENTS = 10;

/** Reads from GitHub Actions what a CI system shows about entities. */
export class GithubSource implements CiSource {
  readonly projectAnnotation = PROJECT_ANNOTATION;
  readonly expectedWorkflow =
    'the page or the file of a workflow of GitHub Actions, such as https://github.com/my-org/my-repo/actions/workflows/train.yml';
  readonly credentials = {
    name: 'the token or the GitHub App',
    key: 'integrations.github',
  };
  readonly userAnnotation;
  readonly #api;
  readonly #branches = new Map<string, { at: number; branch: string }>();
  readonly #hosts;
  readonly #now;

  constructor(options: {
    api: GithubApi;
    hosts: GithubHosts;
    /** Milliseconds since the epoch. */
    now: () => number;
    userAnnotation: string;
  }) {
    this.#api = options.api;
    this.#hosts = options.hosts;
    this.#now = options.now;
    this.userAnnotation = options.userAnnotation;
  }

  findProject(entity: Entity): CiProject | undefined {
    const slug = entity.metadata.annotations?.[PROJECT_ANNOTATION]?.trim();
    if (!slug) {
      return undefined;
    }
    const host = this.#hosts.hostOf(entity);
    const project = this.#hosts.project(host, slug);
    if (!project) {
      throw new Error(
        `The annotation ${PROJECT_ANNOTATION} is ${JSON.stringify(
          slug,
        )} on ${host}, expected owner/repository on a host of integrations.github`,
      );
    }
    return project;
  }

  findWorkflow(
    declaration: string,
    project: CiProject | undefined,
  ): CiWorkflow | undefined {
    const text = declaration.replace(/^url:/i, '');
    if (!URL.canParse(text)) {
      const name = WORKFLOW_PATH.exec(text)?.[1];
      return name && project ? { project, name } : undefined;
    }
    const { host, pathname } = new URL(text);
    const [owner, repository, ...rest] = pathname.split('/').filter(Boolean);
    const name = WORKFLOW_PAGE.exec(rest.join('/'))?.[1];
    const found = this.#hosts.project(host, `${owner}/${repository}`);
    return name && found ? { project: found, name } : undefined;
  }

  loginOf(annotation: string): string {
    return annotation.trim();
  }

  async readRevision(
    project: CiProject,
    known: CiRevision | undefined,
    signal: AbortSignal,
  ): Promise<CiRevision> {
    return this.#api.readRevision(project, known, signal);
  }

  async *readRuns(
    { project, name }: CiWorkflow,
    { onDefaultBranch }: { onDefaultBranch: boolean },
    signal: AbortSignal,
  ): AsyncGenerator<CiRun> {
    const branch = onDefaultBranch
      ? await this.defaultBranch(project, signal)
      : undefined;
    for await (const run of this.#api.listRuns(project, name, branch, signal)) {
      if (isOwnRun(run)) {
        yield toCiRun(run);
      }
    }
  }

  async readSource(
    project: CiProject,
    path: string | undefined,
    signal: AbortSignal,
  ) {
    return this.#api.getNewestCommit(project, path, signal);
  }

  async includes(
    project: CiProject,
    commit: string,
    earlier: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    return this.#api.includes(project, commit, earlier, signal);
  }

  async readDeployment(
    project: CiProject,
    environment: string,
    signal: AbortSignal,
  ): Promise<CiDeployment | undefined> {
    const deployments = await this.#api.listDeployments(
      project,
      environment,
      signal,
    );
    for (const deployment of deployments.slice(0, MAX_DEPLOYMENTS)) {
      const statuses = await this.#api.listStatuses(
        project,
        deployment.id,
        signal,
      );
      // A deployment becomes inactive when a later one succeeds.
      const last = statuses.find(({ state }) => state !== 'inactive');
      if (last?.state === 'success') {
        return this.toDeployment(project, deployment, last, signal);
      }
    }
    return undefined;
  }

  async readWriters(
    project: CiProject,
    logins: readonly string[],
    signal: AbortSignal,
  ): Promise<Set<string>> {
    return this.#api.listWriters(project, logins, signal);
  }

  private async toDeployment(
    project: CiProject,
    deployment: GithubDeployment,
    status: GithubDeploymentStatus,
    signal: AbortSignal,
  ): Promise<CiDeployment> {
    const {
      creator,
      environment,
      id,
      performed_via_github_app: app,
    } = deployment;
    const known = {
      title: `Deployment ${id}`,
      url: `${project.url}/deployments/${encodeURIComponent(environment)}`,
      commit: deployment.sha,
      version: versionIn(deployment.payload),
      deployedAt: status.created_at,
    };
    const runId = runIdIn(project, status);
    if (runId) {
      const run = await this.#api.getRun(project, runId, undefined, signal);
      if (!run) {
        const unknown = 'a run that GitHub no longer has';
        return { ...known, by: { unknown }, approvers: [] };
      }
      const approvers = await this.#api.listApprovers(
        project,
        run.id,
        environment,
        signal,
      );
      return {
        ...known,
        by: { run: toCiRun(run) },
        approvers: approvers.map(login => ({ name: login, ids: [login] })),
      };
    }
    const person = app ? undefined : toPerson(creator);
    const who = app?.slug ?? creator?.login ?? 'an unknown account';
    return {
      ...known,
      by: person ? { person } : { unknown: `${who}, without a link to a run` },
      approvers: [],
    };
  }

  private async defaultBranch(
    project: CiProject,
    signal: AbortSignal,
  ): Promise<string> {
    const known = this.#branches.get(project.url);
    if (known && this.#now() - known.at < BRANCH_FRESH_MS) {
      return known.branch;
    }
    const branch = await this.#api.getDefaultBranch(project, signal);
    this.#branches.set(project.url, { at: this.#now(), branch });
    return branch;
  }
}

/** The run that a status links to, if it is one of the same repository. */
function runIdIn(
  { url }: CiProject,
  status: GithubDeploymentStatus,
): string | undefined {
  for (const link of [status.log_url, status.target_url]) {
    const start = `${url}/actions/runs/`.toLocaleLowerCase('en-US');
    if (link?.toLocaleLowerCase('en-US').startsWith(start)) {
      return /^\d+/.exec(link.slice(start.length))?.[0];
    }
  }
  return undefined;
}

/** The version of the model in the payload of a deployment: `modelVersion` or `model_version`. */
function versionIn(payload: unknown): string | undefined {
  let value = payload;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  const { modelVersion, model_version: other } = (
    value && typeof value === 'object' ? value : {}
  ) as Record<string, unknown>;
  const version = modelVersion ?? other;
  return ['string', 'number'].includes(typeof version) && version !== ''
    ? String(version).slice(0, 500)
    : undefined;
}
