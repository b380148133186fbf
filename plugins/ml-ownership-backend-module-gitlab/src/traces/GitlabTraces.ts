import {
  CiProject,
  CiTrace,
  CiTraces,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GitlabApi } from '../api';
import { GitlabHosts } from '../source';
import { stateOf, toPerson } from '../source/toCiRun';

/** A pipeline or a job, or one of its tabs. */
const RUN_PAGE = /^(pipelines|jobs)\/(\d+)(?:\/.*)?$/;

/** Looks up the pipelines and jobs of GitLab. */
export class GitlabTraces implements CiTraces {
  constructor(
    private readonly options: { api: GitlabApi; hosts: GitlabHosts },
  ) {}

  supports(url: string): boolean {
    return this.parse(url) !== undefined;
  }

  async read(url: string, signal: AbortSignal): Promise<CiTrace | undefined> {
    const { api } = this.options;
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
    return {
      startedBy: toPerson(run.user),
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
