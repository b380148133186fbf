import { MlflowApi, Run } from '../api';
import { MlflowCursor } from './MlflowCursor';
import { RECENT_RUNS } from './readServingModel';

/** Difference between the clocks of the machines that train and that of the backend, in milliseconds. */
const CLOCK_DIFFERENCE_MS = 60 * 60_000;

/** The runs that have ended in the experiments of some models since these were checked. */
export class ExperimentRuns {
  readonly #runs = new Map<string, Promise<Run[]>>();

  private constructor(
    private readonly api: MlflowApi,
    /** Undefined if they could not be looked for. */
    private readonly ended: ReadonlyMap<string, number> | undefined,
  ) {}

  /**
   * Looks for them in one request for many experiments, however many models there are.
   *
   * @param cursors - of the models
   * @throws SourceError
   */
  static async read(
    api: MlflowApi,
    cursors: readonly (MlflowCursor | undefined)[],
    signal: AbortSignal,
  ): Promise<ExperimentRuns> {
    const experiments = new Set<string>();
    let since = Infinity;
    for (const { experiment, runsReadAt } of cursors.filter(isPresent)) {
      if (experiment !== undefined && runsReadAt !== undefined) {
        experiments.add(experiment);
        since = Math.min(since, runsReadAt);
      }
    }
    return new ExperimentRuns(
      api,
      await api.findEndedRuns(
        [...experiments],
        since - CLOCK_DIFFERENCE_MS,
        signal,
      ),
    );
  }

  /** For a server that does not answer the search. */
  static unknown(api: MlflowApi): ExperimentRuns {
    return new ExperimentRuns(api, undefined);
  }

  get isKnown(): boolean {
    return this.ended !== undefined;
  }

  /** Whether a run has ended that was not read with a model. */
  hasNew({ experiment = '', lastRunEndedAt = 0 }: MlflowCursor): boolean {
    return (this.ended?.get(experiment) ?? 0) > lastRunEndedAt;
  }

  /**
   * The newest runs of an experiment, read once for all its models.
   *
   * @throws SourceError
   */
  newest(experiment: string, signal: AbortSignal): Promise<Run[]> {
    let runs = this.#runs.get(experiment);
    if (!runs) {
      runs = this.api.listRootRuns(experiment, RECENT_RUNS, signal);
      this.#runs.set(experiment, runs);
    }
    return runs;
  }
}

/** Milliseconds since the epoch at which the last of some runs ended; zero if none has. */
export function lastEndOf(runs: readonly Run[]): number {
  return Math.max(0, ...runs.map(({ info }) => info.end_time ?? 0));
}

function isPresent(cursor: MlflowCursor | undefined): cursor is MlflowCursor {
  return cursor !== undefined;
}
