import { MlflowRegistry } from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';

/** The names of the experiments that runs belong to, each read once. */
export class ExperimentNames {
  readonly #names = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly registry: MlflowRegistry,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws SourceError */
  async of(runId: string | undefined): Promise<string | undefined> {
    const run = runId && (await this.registry.readRun(runId, this.signal));
    if (!run) {
      return undefined;
    }
    const { experimentId } = run;
    const name =
      this.#names.get(experimentId) ??
      this.registry.readExperimentName(experimentId, this.signal);
    this.#names.set(experimentId, name);
    return name;
  }
}
