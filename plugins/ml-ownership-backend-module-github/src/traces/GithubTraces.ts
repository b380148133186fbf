import {
  CiProject,
  CiTrace,
  CiTraces,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubApi } from '../api';
import { GithubHosts } from '../source';
import { toPerson } from '../source/toCiRun';

/** A run, one of its attempts, or one of its jobs. */
const RUN_PAGE =
  /^\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/job\/\d+)?\/?$/;

/** Looks up the runs of GitHub Actions. */
export class GithubTraces implements CiTraces {
  constructor(
    private readonly options: { api: GithubApi; hosts: GithubHosts },
  ) {}

  supports(url: string): boolean {
    return this.parse(url) !== undefined;
  }

  async read(url: string, signal: AbortSignal): Promise<CiTrace | undefined> {
    const link = this.parse(url);
    const run =
      link &&
      (await this.options.api.getRun(
        link.project,
        link.id,
        link.attempt,
        signal,
      ));
    return (
      run && {
        startedBy: toPerson(run.triggering_actor ?? run.actor),
        startedAt: run.run_started_at ?? run.created_at,
        endedAt: run.status === 'completed' ? run.updated_at : undefined,
      }
    );
  }

  private parse(
    url: string,
  ): { project: CiProject; id: string; attempt?: string } | undefined {
    if (!URL.canParse(url)) {
      return undefined;
    }
    const { host, pathname, protocol } = new URL(url);
    const [, path, id, attempt] = RUN_PAGE.exec(pathname) ?? [];
    const project =
      path && protocol === 'https:'
        ? this.options.hosts.project(host, path)
        : undefined;
    return project ? { project, id, attempt } : undefined;
  }
}
