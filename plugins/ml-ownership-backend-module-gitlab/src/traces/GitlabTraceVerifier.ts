import {
  CiProject,
  TraceVerifier,
  UserDirectory,
  VerifiedRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GitlabApi } from '../api';
import { GitlabHosts } from '../source';
import { idsOf, stateOf } from '../source/toCiRun';

/** A pipeline or a job, or one of its tabs. */
const RUN_PAGE = /^(pipelines|jobs)\/(\d+)(?:\/.*)?$/;

/** Looks up the pipelines and jobs of GitLab that users link as the trace of a drill. */
export class GitlabTraceVerifier implements TraceVerifier {
  readonly id = 'gitlab';
  readonly title = 'GitLab';

  constructor(
    private readonly options: {
      api: GitlabApi;
      hosts: GitlabHosts;
      users: UserDirectory;
    },
  ) {}

  supports(url: string): boolean {
    return this.parse(url) !== undefined;
  }

  async findRun(
    url: string,
    { signal }: { signal: AbortSignal },
  ): Promise<VerifiedRun | undefined> {
    const { api, users } = this.options;
    const link = this.parse(url);
    if (!link) {
      return undefined;
    }
    const run = await (link.isJob
      ? api.getJob(link.project, link.id, signal)
      : api.getPipeline(link.project, link.id, signal));
    if (!run?.started_at) {
      return undefined;
    }
    const ids = run.user ? idsOf(run.user) : [];
    const found = await users.find(ids);
    const actor = ids.flatMap(id => found.get(id) ?? []).at(0);
    return {
      actors: actor ? [actor] : [],
      startedAt: run.started_at,
      endedAt:
        stateOf(run.status) === 'running'
          ? undefined
          : run.finished_at ?? undefined,
    };
  }

  private parse(
    url: string,
  ): { project: CiProject; id: string; isJob: boolean } | undefined {
    const found = this.options.hosts.parsePage(url);
    const [, kind, id] = RUN_PAGE.exec(found?.page ?? '') ?? [];
    return found && id
      ? { project: found.project, id, isJob: kind === 'jobs' }
      : undefined;
  }
}
