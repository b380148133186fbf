import { Entity } from '@backstage/catalog-model';
import {
  CiDeployment,
  CiProject,
  CiRevision,
  CiRun,
  CiSource,
  CiWorkflow,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GitlabApi, GitlabDeployment } from '../api';
import { GitlabHosts } from './GitlabHosts';
import {
  idsOf,
  jobToCiRun,
  pipelineToCiRun,
  stateOf,
  toPerson,
} from './toCiRun';

const PROJECT_ANNOTATION = 'gitlab.com/project-slug';

/** Pages that stand for the pipelines of a project, with the job as fragment: those of pipelines, and a CI file. */
const WORKFLOW_PAGE =
  /^(?:pipelines|pipeline_schedules|jobs|ci\/editor|(?:blob|raw|edit|tree)\/.+\.ya?ml)(?:\/.*)?$/;

const WORKFLOW_PATH = /^(?:\.\/)?[\w./-]*\.gitlab-ci\.ya?ml(?:#(.+))?$/;

/** A fragment that is a line of a file. */
const LINES = /^L\d+(?:-L?\d+)?$/;

/** Sources of pipelines that test a proposed change, or are a part of another pipeline. */
const OTHER_PIPELINES = [
  'merge_request_event',
  'external_pull_request_event',
  'parent_pipeline',
];

/** Time for which the default branch of a project is remembered, in milliseconds. */
const BRANCH_FRESH_MS = 24 * 60 * 60_000;

/** Reads from GitLab what a CI system shows about entities. */
export class GitlabSource implements CiSource {
  readonly projectAnnotation = PROJECT_ANNOTATION;
  readonly expectedWorkflow =
    'the CI file or the pipelines of a project on GitLab, with the job as fragment, such as https://gitlab.com/my-group/my-project/-/blob/main/.gitlab-ci.yml#train';
  readonly credentials = { name: 'the token', key: 'integrations.gitlab' };
  readonly userAnnotation;
  readonly #api;
  readonly #branches = new Map<string, { at: number; branch?: string }>();
  readonly #hosts;
  readonly #now;

  constructor(options: {
    api: GitlabApi;
    hosts: GitlabHosts;
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
        )} on ${host}, expected group/project on a host of integrations.gitlab`,
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
      const match = WORKFLOW_PATH.exec(text);
      return match && project ? { project, name: match[1] ?? '' } : undefined;
    }
    const found = this.#hosts.parsePage(text);
    return found && WORKFLOW_PAGE.test(found.page)
      ? {
          project: found.project,
          name: LINES.test(found.fragment) ? '' : found.fragment,
        }
      : undefined;
  }

  /** The last part of the address of a profile. */
  loginOf(annotation: string): string {
    return annotation.trim().replace(/\/+$/, '').split('/').at(-1)!;
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
    yield* name
      ? this.readJobs(project, name, branch, signal)
      : this.readPipelines(project, branch, signal);
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
    const deployment = await this.#api.getNewestDeployment(
      project,
      environment,
      signal,
    );
    if (!deployment) {
      return undefined;
    }
    const { approvals, deployable, iid, sha } = deployment;
    return {
      title: `Deployment ${iid}`,
      url: deployable?.web_url ?? `${project.url}/-/environments`,
      commit: sha,
      deployedAt:
        deployable?.finished_at ??
        deployment.updated_at ??
        deployment.created_at,
      by: madeBy(deployment),
      approvers: (approvals ?? [])
        .filter(({ status }) => status === 'approved')
        .map(({ user }) => ({ name: user.username, ids: idsOf(user) })),
    };
  }

  async readWriters(
    project: CiProject,
    _: readonly string[],
    signal: AbortSignal,
  ): Promise<Set<string>> {
    return this.#api.listWriters(project, signal);
  }

  private async *readJobs(
    project: CiProject,
    name: string,
    branch: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<CiRun> {
    for await (const job of this.#api.listJobs(project, signal)) {
      const isOwn = branch
        ? job.ref === branch
        : !job.ref.startsWith('refs/merge-requests/');
      if (job.name === name && isOwn) {
        yield jobToCiRun(job);
      }
    }
  }

  private async *readPipelines(
    project: CiProject,
    branch: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<CiRun> {
    for await (const item of this.#api.listPipelines(project, branch, signal)) {
      if (OTHER_PIPELINES.includes(item.source ?? '')) {
        continue;
      }
      if (!['succeeded', 'failed'].includes(stateOf(item.status))) {
        yield pipelineToCiRun(item, undefined);
        continue;
      }
      // The list has neither who started it nor when it ended. A pipeline that was deleted meanwhile is passed over.
      const pipeline = await this.#api.getPipeline(project, item.id, signal);
      if (pipeline) {
        const commit = await this.#api.getCommit(project, pipeline.sha, signal);
        yield pipelineToCiRun(pipeline, commit);
      }
    }
  }

  private async defaultBranch(
    project: CiProject,
    signal: AbortSignal,
  ): Promise<string> {
    let known = this.#branches.get(project.url);
    if (!known || this.#now() - known.at >= BRANCH_FRESH_MS) {
      known = {
        at: this.#now(),
        branch: await this.#api.getDefaultBranch(project, signal),
      };
      this.#branches.set(project.url, known);
    }
    if (!known.branch) {
      throw new SourceError(
        'rejected',
        `${project.path} has no default branch that the token may read`,
      );
    }
    return known.branch;
  }
}

/** A deployment without a job was reported through the API: by a person, or by the token of another system. */
function madeBy({ deployable, user }: GitlabDeployment): CiDeployment['by'] {
  if (deployable) {
    return { run: jobToCiRun(deployable) };
  }
  const person = toPerson(user);
  return person
    ? { person }
    : {
        unknown: `${user?.username ?? 'an unknown account'}, without a job`,
      };
}
