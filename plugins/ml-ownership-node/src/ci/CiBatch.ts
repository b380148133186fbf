import { SourceError } from '../source-client';
import { findLatestRun, LatestRun, Source } from './assessRuns';
import {
  CiDeployment,
  CiProject,
  CiRevision,
  CiSource,
  CiWorkflow,
  keyOf,
} from './CiSource';

/** Time for which a revision is not read again, in milliseconds: the entities of a project are often checked together. */
const REVISION_FRESH_MS = 60_000;

/** Revisions that were just read, shared by the batches of a collector. */
export class CiRevisions {
  readonly #read = new Map<string, { at: number; revision: CiRevision }>();

  get(project: CiProject, now: number): CiRevision | undefined {
    const known = this.#read.get(keyOf(project));
    return known && now - known.at < REVISION_FRESH_MS
      ? known.revision
      : undefined;
  }

  set(project: CiProject, now: number, revision: CiRevision) {
    for (const [key, { at }] of this.#read) {
      if (now - at >= REVISION_FRESH_MS) {
        this.#read.delete(key);
      }
    }
    this.#read.set(keyOf(project), { at: now, revision });
  }

  /** Something has happened in the project. */
  forget(project: CiProject) {
    this.#read.delete(keyOf(project));
  }
}

/**
 * The readings of one batch: each is made once, whichever entities need it, and a host that cannot be reached is not
 * tried again.
 */
export class CiBatch {
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #unreachable = new Map<string, SourceError>();
  /** Whether any reading was answered. */
  #hasAnswer = false;
  #failure?: SourceError;

  constructor(
    private readonly options: {
      source: CiSource;
      revisions: CiRevisions;
      now: () => number;
      signal: AbortSignal;
    },
  ) {}

  /** The failure of all readings, if nothing was read because the system did not answer properly. */
  get failure(): SourceError | undefined {
    return this.#hasAnswer ? undefined : this.#failure;
  }

  revision(project: CiProject, known?: CiRevision): Promise<CiRevision> {
    const { now, revisions, signal, source } = this.options;
    return this.once(project, 'revision', async () => {
      const fresh = revisions.get(project, now());
      if (fresh) {
        return fresh;
      }
      const revision = await source.readRevision(project, known, signal);
      revisions.set(project, now(), revision);
      return revision;
    });
  }

  latestRun(
    workflow: CiWorkflow,
    options: { onDefaultBranch: boolean },
  ): Promise<LatestRun> {
    const { signal, source } = this.options;
    return this.once(
      workflow.project,
      `runs ${options.onDefaultBranch} ${workflow.name}`,
      () => findLatestRun(source.readRuns(workflow, options, signal)),
    );
  }

  source(project: CiProject, path?: string): Promise<Source | undefined> {
    const { signal, source } = this.options;
    return this.once(project, `source ${path ?? ''}`, () =>
      source.readSource(project, path, signal),
    );
  }

  async includes(
    project: CiProject,
    commit: string,
    earlier: string,
  ): Promise<boolean> {
    const { signal, source } = this.options;
    return (
      commit === earlier ||
      this.once(project, `includes ${commit} ${earlier}`, () =>
        source.includes(project, commit, earlier, signal),
      )
    );
  }

  deployment(
    project: CiProject,
    environment: string,
  ): Promise<CiDeployment | undefined> {
    const { signal, source } = this.options;
    return this.once(project, `deployment ${environment}`, () =>
      source.readDeployment(project, environment, signal),
    );
  }

  writers(
    project: CiProject,
    logins: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const { signal, source } = this.options;
    return this.once(project, `writers ${logins.join(' ')}`, () =>
      source.readWriters(project, logins, signal),
    );
  }

  private once<T>(
    project: CiProject,
    what: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const key = `${keyOf(project)} ${what}`;
    let answer = this.#answers.get(key) as Promise<T> | undefined;
    if (!answer) {
      answer = this.read(project, read);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  private async read<T>(
    { host }: CiProject,
    read: () => Promise<T>,
  ): Promise<T> {
    const down = this.#unreachable.get(host);
    if (down) {
      throw down;
    }
    try {
      const answer = await read();
      this.#hasAnswer = true;
      return answer;
    } catch (error) {
      if (error instanceof SourceError) {
        this.note(host, error);
      }
      throw error;
    }
  }

  private note(host: string, error: SourceError) {
    switch (error.reason) {
      case 'unreachable':
        this.#unreachable.set(host, error);
        this.#failure ??= error;
        break;
      case 'unavailable':
      case 'unexpected':
        this.#failure ??= error;
        break;
      default:
        // The system did answer.
        this.#hasAnswer = true;
    }
  }
}
