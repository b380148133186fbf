import {
  CiClient,
  CiProject,
  CiRevision,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  commitSchema,
  commitsSchema,
  deploymentSchema,
  deploymentsSchema,
  GitlabCommit,
  GitlabDeployment,
  GitlabJob,
  GitlabPipeline,
  GitlabPipelineItem,
  jobSchema,
  jobsSchema,
  membersSchema,
  pipelineSchema,
  pipelinesSchema,
  projectSchema,
} from './gitlabSchemas';

const PER_PAGE = 100;

/** Bound on the pages of a list: 1,000 pipelines or jobs. */
const MAX_PAGES = 10;

/** Bound on the pages of members; a longer list cannot be judged. */
const MAX_MEMBER_PAGES = 30;

/** The newest pipelines of a project, which show whether anything has run. */
const RECENT_PIPELINES = 30;

/** Access level of the role Developer, the lowest that may push. */
const DEVELOPER = 30;

type Query = Record<string, string | number | undefined>;

/**
 * The calls of GitLab's REST API that are used. All of them only read, and reject with a SourceError if GitLab gives no
 * usable answer.
 *
 * @see https://docs.gitlab.com/api/rest/
 */
export class GitlabApi {
  constructor(private readonly client: CiClient) {}

  async readRevision(
    project: CiProject,
    known: CiRevision | undefined,
    signal: AbortSignal,
  ): Promise<CiRevision> {
    const answer = await this.client.readChanged(project, {
      path: pathOf(project, 'pipelines'),
      query: {
        order_by: 'updated_at',
        sort: 'desc',
        per_page: RECENT_PIPELINES,
      },
      schema: pipelinesSchema,
      etag: known?.etag,
      signal,
    });
    if (answer.isUnchanged) {
      return known!;
    }
    const value = createHash('sha256')
      .update(
        JSON.stringify(
          answer.value.map(({ id, status, updated_at: at }) => [
            id,
            status,
            at,
          ]),
        ),
      )
      .digest('base64');
    return { value, etag: answer.etag };
  }

  /** The pipelines of a branch, newest first, or those of all branches; 1,000 at most. */
  async *listPipelines(
    project: CiProject,
    branch: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<GitlabPipelineItem> {
    yield* this.pages(
      project,
      'pipelines',
      { ref: branch, order_by: 'id', sort: 'desc' },
      pipelinesSchema,
      signal,
    );
  }

  /** The jobs of a project, newest first; 1,000 at most. */
  async *listJobs(
    project: CiProject,
    signal: AbortSignal,
  ): AsyncGenerator<GitlabJob> {
    yield* this.pages(project, 'jobs', {}, jobsSchema, signal);
  }

  /** @returns undefined if there is no such pipeline */
  async getPipeline(
    project: CiProject,
    id: string | number,
    signal: AbortSignal,
  ): Promise<GitlabPipeline | undefined> {
    return this.orMissing(project, `pipelines/${id}`, pipelineSchema, signal);
  }

  /** @returns undefined if there is no such job */
  async getJob(
    project: CiProject,
    id: string,
    signal: AbortSignal,
  ): Promise<GitlabJob | undefined> {
    return this.orMissing(project, `jobs/${id}`, jobSchema, signal);
  }

  async getCommit(
    project: CiProject,
    sha: string,
    signal: AbortSignal,
  ): Promise<GitlabCommit | undefined> {
    return this.orMissing(
      project,
      `repository/commits/${encodeURIComponent(sha)}`,
      commitSchema,
      signal,
    );
  }

  async getDefaultBranch(
    project: CiProject,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { default_branch: branch } = await this.client.read(project, {
      path: pathOf(project),
      schema: projectSchema,
      signal,
    });
    return branch ?? undefined;
  }

  /** The newest commit of the default branch that changed a path. */
  async getNewestCommit(
    project: CiProject,
    path: string | undefined,
    signal: AbortSignal,
  ): Promise<{ commit: string; committedAt: string } | undefined> {
    const [newest] = await this.client.read(project, {
      path: pathOf(project, 'repository/commits'),
      query: { per_page: 1, path },
      schema: commitsSchema,
      signal,
    });
    return newest?.committed_date
      ? { commit: newest.id, committedAt: newest.committed_date }
      : undefined;
  }

  /** Whether the history of a commit includes another one; not if GitLab no longer has one of them. */
  async includes(
    project: CiProject,
    commit: string,
    earlier: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const refs = [commit, earlier]
      .map(ref => `refs[]=${encodeURIComponent(ref)}`)
      .join('&');
    const base = await this.orMissing(
      project,
      `repository/merge_base?${refs}`,
      commitSchema,
      signal,
    );
    return base?.id === earlier;
  }

  /** The newest successful deployment to an environment, with its approvals. */
  async getNewestDeployment(
    project: CiProject,
    environment: string,
    signal: AbortSignal,
  ): Promise<GitlabDeployment | undefined> {
    const [newest] = await this.client.read(project, {
      path: pathOf(project, 'deployments'),
      query: {
        environment,
        status: 'success',
        order_by: 'id',
        sort: 'desc',
        per_page: 1,
      },
      schema: deploymentsSchema,
      signal,
    });
    // The list has no approvals.
    return newest
      ? (await this.orMissing(
          project,
          `deployments/${newest.id}`,
          deploymentSchema,
          signal,
        )) ?? newest
      : undefined;
  }

  /**
   * Who may push, directly or through a group.
   *
   * @returns logins in lower case
   */
  async listWriters(
    project: CiProject,
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const writers = new Set<string>();
    let count = 0;
    for await (const member of this.pages(
      project,
      'members/all',
      {},
      membersSchema,
      signal,
      MAX_MEMBER_PAGES,
    )) {
      count += 1;
      const { access_level: level, state = 'active', username } = member;
      if (level >= DEVELOPER && state === 'active') {
        writers.add(username.toLocaleLowerCase('en-US'));
      }
    }
    if (count === MAX_MEMBER_PAGES * PER_PAGE) {
      throw new SourceError(
        'rejected',
        `${project.path} has more than ${count} members, which are not read`,
      );
    }
    return writers;
  }

  private async *pages<T>(
    project: CiProject,
    list: string,
    query: Query,
    schema: z.ZodType<T[]>,
    signal: AbortSignal,
    maxPages = MAX_PAGES,
  ): AsyncGenerator<T> {
    for (let page = 1; page <= maxPages; page += 1) {
      const items = await this.client.read(project, {
        path: pathOf(project, list),
        query: { ...query, per_page: PER_PAGE, page },
        schema,
        signal,
      });
      yield* items;
      if (items.length < PER_PAGE) {
        return;
      }
    }
  }

  private async orMissing<T>(
    project: CiProject,
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    try {
      return await this.client.read(project, {
        path: pathOf(project, path),
        schema,
        signal,
      });
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }
}

function pathOf({ path }: CiProject, below?: string): string {
  const project = `projects/${encodeURIComponent(path)}`;
  return below ? `${project}/${below}` : project;
}
