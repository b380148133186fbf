import {
  CiProject,
  TraceVerifier,
  UserDirectory,
  VerifiedRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubApi } from '../api';
import { GithubHosts } from '../source';

/** A run, one of its attempts, or one of its jobs. */
const RUN_PAGE =
  /^\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/job\/\d+)?\/?$/;

/** Looks up the runs of GitHub Actions that users link as the trace of a drill. */
export class GithubTraceVerifier implements TraceVerifier {
  readonly id = 'github';
  readonly title = 'GitHub Actions';

  constructor(
    private readonly options: {
      api: GithubApi;
      hosts: GithubHosts;
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
    const run =
      link && (await api.getRun(link.project, link.id, link.attempt, signal));
    if (!run) {
      return undefined;
    }
    const login = (run.triggering_actor ?? run.actor)?.login;
    const actor = login && (await users.findPerson(login));
    return {
      actors: actor ? [actor] : [],
      startedAt: run.run_started_at ?? run.created_at,
      endedAt: run.status === 'completed' ? run.updated_at : undefined,
    };
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
