import { TraceVerifier, VerifiedRun } from '../traceVerifiersExtensionPoint';
import { UserDirectory } from '../users';
import { CiTraces } from './CiSystem';

/** Looks up the runs of a CI system that users link as the trace of a drill. */
export class CiTraceVerifier implements TraceVerifier {
  readonly id: string;
  readonly title: string;
  readonly #traces: CiTraces;
  readonly #users: UserDirectory;

  constructor(options: {
    id: string;
    title: string;
    traces: CiTraces;
    users: UserDirectory;
  }) {
    this.id = options.id;
    this.title = options.title;
    this.#traces = options.traces;
    this.#users = options.users;
  }

  supports(url: string): boolean {
    return this.#traces.supports(url);
  }

  async findRun(
    url: string,
    { signal }: { signal: AbortSignal },
  ): Promise<VerifiedRun | undefined> {
    const run = await this.#traces.read(url, signal);
    if (!run) {
      return undefined;
    }
    const { startedBy, startedAt, endedAt } = run;
    const actor = startedBy && (await this.#users.findPerson(startedBy.ids));
    return { actors: actor ? [actor] : [], startedAt, endedAt };
  }
}
