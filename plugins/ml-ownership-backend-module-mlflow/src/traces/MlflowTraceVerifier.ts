import {
  TraceVerifier,
  UserDirectory,
  VerifiedRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowApi, userOf } from '../api';

/** The id of a run is in the fragment of the link. */
const RUN_FRAGMENT = /^#\/experiments\/[^/]+\/runs\/([0-9a-f]{32})(?:[/?]|$)/;

/** Looks up the runs of an MLflow server that users link as the trace of a drill. */
export class MlflowTraceVerifier implements TraceVerifier {
  readonly id: string;
  readonly title: string;

  constructor(
    private readonly options: {
      api: MlflowApi;
      id: string;
      title: string;
      users: UserDirectory;
      webUrl: string;
    },
  ) {
    this.id = options.id;
    this.title = options.title;
  }

  supports(url: string): boolean {
    return this.runIdOf(url) !== undefined;
  }

  async findRun(
    url: string,
    { signal }: { signal: AbortSignal },
  ): Promise<VerifiedRun | undefined> {
    const { api, users } = this.options;
    const runId = this.runIdOf(url);
    const run = runId ? await api.getRun(runId, signal) : undefined;
    if (
      !run ||
      run.info.lifecycle_stage !== 'active' ||
      run.info.start_time === undefined
    ) {
      return undefined;
    }
    const login = userOf(run);
    const actor = login && (await users.findPerson(login));
    return {
      actors: actor ? [actor] : [],
      startedAt: new Date(run.info.start_time).toISOString(),
      endedAt:
        run.info.end_time === undefined
          ? undefined
          : new Date(run.info.end_time).toISOString(),
    };
  }

  private runIdOf(url: string): string | undefined {
    const { webUrl } = this.options;
    if (!URL.canParse(url)) {
      return undefined;
    }
    const link = new URL(url);
    const page = new URL(`${webUrl}/`);
    return link.origin === page.origin && link.pathname === page.pathname
      ? RUN_FRAGMENT.exec(link.hash)?.[1]
      : undefined;
  }
}
