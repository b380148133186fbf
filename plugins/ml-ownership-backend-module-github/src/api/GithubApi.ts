import {
  CiClient,
  CiProject,
  CiRevision,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  approvalsSchema,
  collaboratorsSchema,
  commitsSchema,
  comparisonSchema,
  deploymentsSchema,
  deploymentStatusesSchema,
  GithubDeployment,
  GithubDeploymentStatus,
  GithubRun,
  permissionSchema,
  repositoryDetailsSchema,
  runSchema,
  runsSchema,
} from './githubSchemas';

const RUNS_PER_PAGE = 50;

/** GitHub returns no more runs than this of a filtered list. */
const MAX_RUNS = 1_000;

/** The newest runs of a repository, which show whether anything has run. */
const RECENT_RUNS = 30;

const DEPLOYMENTS = 20;
const STATUSES = 50;

const COLLABORATORS_PER_PAGE = 100;
const MAX_COLLABORATOR_PAGES = 5;

/**
 * The calls of GitHub's REST API that are used. All of them only read, and reject with a SourceError if GitHub gives no
 * usable answer.
 *
 * @see https://docs.github.com/en/rest
 */
export class GithubApi {
  constructor(private readonly client: CiClient) {}

  async readRevision(
    project: CiProject,
    known: CiRevision | undefined,
    signal: AbortSignal,
  ): Promise<CiRevision> {
    const answer = await this.client.readChanged(project, {
      path: `repos/${project.path}/actions/runs`,
      query: { per_page: RECENT_RUNS, exclude_pull_requests: 'true' },
      schema: runsSchema,
      etag: known?.etag,
      signal,
    });
    if (answer.isUnchanged) {
      return known!;
    }
    const { total_count: total, workflow_runs: runs } = answer.value;
    const value = createHash('sha256')
      .update(
        JSON.stringify([
          total,
          runs.map(run => [
            run.id,
            run.run_attempt,
            run.status,
            run.conclusion,
          ]),
        ]),
      )
      .digest('base64');
    return { value, etag: answer.etag };
  }

  /** The runs of a workflow, newest first; of those, GitHub returns the first 1,000. */
  async *listRuns(
    project: CiProject,
    file: string,
    branch: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<GithubRun> {
    for (let page = 1; page * RUNS_PER_PAGE <= MAX_RUNS; page += 1) {
      const { total_count: total, workflow_runs: runs } =
        await this.client.read(project, {
          path: `repos/${project.path}/actions/workflows/${encodeURIComponent(
            file,
          )}/runs`,
          query: {
            branch,
            per_page: RUNS_PER_PAGE,
            page,
            exclude_pull_requests: 'true',
          },
          schema: runsSchema,
          signal,
        });
      yield* runs;
      if (runs.length === 0 || page * RUNS_PER_PAGE >= total) {
        return;
      }
    }
  }

  /** @returns undefined if there is no such run, or it was deleted */
  async getRun(
    project: CiProject,
    id: string,
    attempt: string | undefined,
    signal: AbortSignal,
  ): Promise<GithubRun | undefined> {
    const path = `repos/${project.path}/actions/runs/${id}`;
    return this.orMissing(project, {
      path: attempt ? `${path}/attempts/${attempt}` : path,
      query: { exclude_pull_requests: 'true' },
      schema: runSchema,
      signal,
    });
  }

  async getDefaultBranch(
    project: CiProject,
    signal: AbortSignal,
  ): Promise<string> {
    const { default_branch: branch } = await this.client.read(project, {
      path: `repos/${project.path}`,
      schema: repositoryDetailsSchema,
      signal,
    });
    return branch;
  }

  /** The newest commit of the default branch that changed a path. */
  async getNewestCommit(
    project: CiProject,
    path: string | undefined,
    signal: AbortSignal,
  ): Promise<{ commit: string; committedAt: string } | undefined> {
    const [newest] = await this.client.read(project, {
      path: `repos/${project.path}/commits`,
      query: { per_page: 1, path },
      schema: commitsSchema,
      signal,
    });
    const date = newest?.commit.committer?.date ?? newest?.commit.author?.date;
    return newest && date
      ? { commit: newest.sha, committedAt: date }
      : undefined;
  }

  /** Whether the history of a commit includes another one; not if GitHub no longer has one of them. */
  async includes(
    project: CiProject,
    commit: string,
    earlier: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    // The second page is without the changed files.
    const comparison = await this.orMissing(project, {
      path: `repos/${project.path}/compare/${earlier}...${commit}`,
      query: { per_page: 1, page: 2 },
      schema: comparisonSchema,
      signal,
    });
    return ['ahead', 'identical'].includes(comparison?.status ?? '');
  }

  /** The newest deployments to an environment, newest first. */
  async listDeployments(
    project: CiProject,
    environment: string,
    signal: AbortSignal,
  ): Promise<GithubDeployment[]> {
    const deployments = await this.client.read(project, {
      path: `repos/${project.path}/deployments`,
      query: { environment, per_page: DEPLOYMENTS },
      schema: deploymentsSchema,
      signal,
    });
    return [...deployments].sort((a, b) => b.id - a.id);
  }

  /** Newest first. */
  async listStatuses(
    project: CiProject,
    deployment: number,
    signal: AbortSignal,
  ): Promise<GithubDeploymentStatus[]> {
    return this.client.read(project, {
      path: `repos/${project.path}/deployments/${deployment}/statuses`,
      query: { per_page: STATUSES },
      schema: deploymentStatusesSchema,
      signal,
    });
  }

  /** The logins of those who approved a run for an environment. */
  async listApprovers(
    project: CiProject,
    run: number,
    environment: string,
    signal: AbortSignal,
  ): Promise<string[]> {
    const approvals = await this.client.read(project, {
      path: `repos/${project.path}/actions/runs/${run}/approvals`,
      schema: approvalsSchema,
      signal,
    });
    const wanted = environment.toLocaleLowerCase('en-US');
    return approvals
      .filter(
        ({ state, environments }) =>
          state === 'approved' &&
          environments.some(
            ({ name }) => name?.toLocaleLowerCase('en-US') === wanted,
          ),
      )
      .map(({ user }) => user.login);
  }

  /**
   * Who of some people may push. Those whom the list of collaborators does not show are asked for one by one, since it
   * may not contain everybody who inherits the permission.
   *
   * @param logins - in lower case
   */
  async listWriters(
    project: CiProject,
    logins: readonly string[],
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const writers = new Set<string>();
    for (let page = 1; page <= MAX_COLLABORATOR_PAGES; page += 1) {
      const collaborators = await this.client.read(project, {
        path: `repos/${project.path}/collaborators`,
        query: { permission: 'push', per_page: COLLABORATORS_PER_PAGE, page },
        schema: collaboratorsSchema,
        signal,
      });
      for (const { login, permissions } of collaborators) {
        if (permissions?.push) {
          writers.add(login.toLocaleLowerCase('en-US'));
        }
      }
      if (collaborators.length < COLLABORATORS_PER_PAGE) {
        break;
      }
    }
    for (const login of logins) {
      if (!writers.has(login) && (await this.mayPush(project, login, signal))) {
        writers.add(login);
      }
    }
    return writers;
  }

  private async mayPush(
    project: CiProject,
    login: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const answer = await this.orMissing(project, {
      path: `repos/${project.path}/collaborators/${encodeURIComponent(
        login,
      )}/permission`,
      schema: permissionSchema,
      signal,
    });
    return ['admin', 'write'].includes(answer?.permission ?? '');
  }

  private async orMissing<T>(
    project: CiProject,
    request: {
      path: string;
      query?: Record<string, string | number>;
      schema: z.ZodType<T>;
      signal: AbortSignal;
    },
  ): Promise<T | undefined> {
    try {
      return await this.client.read(project, request);
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }
}
