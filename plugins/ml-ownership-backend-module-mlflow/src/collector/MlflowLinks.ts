import { Run } from '../api';

/** Links to MLflow's pages. */
export class MlflowLinks {
  constructor(private readonly webUrl: string) {}

  run({ info }: Pick<Run, 'info'>): string {
    return `${this.webUrl}/#/experiments/${encodeURIComponent(
      info.experiment_id,
    )}/runs/${encodeURIComponent(info.run_id)}`;
  }

  model(name: string): string {
    return `${this.webUrl}/#/models/${encodeURIComponent(name)}`;
  }

  version(model: string, version: string): string {
    return `${this.webUrl}/#/models/${encodeURIComponent(
      model,
    )}/versions/${encodeURIComponent(version)}`;
  }
}
