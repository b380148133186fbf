/** Writes a model with its run, data and versions into a real server, as MLflow's Python client does. */
export class MlflowSeed {
  constructor(private readonly url: string) {}

  async call<T = any>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api/2.0/mlflow/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return (text ? JSON.parse(text) : {}) as T;
  }

  post<T = any>(path: string, body: object): Promise<T> {
    return this.call('POST', path, body);
  }

  async createExperiment(name: string): Promise<string> {
    const { experiment_id: id } = await this.post('experiments/create', {
      name,
    });
    return id;
  }

  /** A finished training run with parameters, metrics, commit, data, and the model that it logged. */
  async train(experiment: string): Promise<{ run: string; model: string }> {
    const now = Date.now();
    const { run } = await this.post('runs/create', {
      experiment_id: experiment,
      run_name: 'train',
      start_time: now,
      tags: [
        { key: 'mlflow.user', value: 'ada' },
        { key: 'mlflow.source.git.commit', value: 'd10bc05d0f4d06a96bc3' },
      ],
    });
    const id = run.info.run_id;
    const dataset = (name: string, digest: string, context: string) => ({
      tags: [{ key: 'mlflow.data.context', value: context }],
      dataset: {
        name,
        digest,
        source_type: 's3',
        source: JSON.stringify({ uri: `s3://lake/${name}` }),
      },
    });
    await this.post('runs/log-inputs', {
      run_id: id,
      datasets: [
        dataset('customers', '2edc8d19', 'training'),
        dataset('holdout', 'c4567977', 'evaluation'),
      ],
    });
    const { model } = await this.post('logged-models', {
      experiment_id: experiment,
      name: 'model',
      source_run_id: id,
      params: [{ key: 'C', value: '1.0' }],
    });
    const modelId = model.info.model_id;
    await this.call('PATCH', `logged-models/${modelId}`, {
      model_id: modelId,
      status: 2,
    });
    await this.post('runs/log-batch', {
      run_id: id,
      params: [{ key: 'C', value: '1.0' }],
      metrics: [
        {
          key: 'accuracy',
          value: 0.97,
          timestamp: now,
          step: 0,
          model_id: modelId,
          dataset_name: 'holdout',
          dataset_digest: 'c4567977',
        },
      ],
    });
    await this.post('runs/outputs', {
      run_id: id,
      models: [{ model_id: modelId, step: 0 }],
    });
    await this.end(id, 'FINISHED');
    await this.upload(experiment, modelId);
    return { run: id, model: modelId };
  }

  async end(run: string, status: string): Promise<void> {
    await this.post('runs/update', {
      run_id: run,
      status,
      end_time: Date.now(),
    });
  }

  async register(
    name: string,
    { run, model }: { run: string; model: string },
    tags: Record<string, string> = {},
  ): Promise<string> {
    const { model_version: version } = await this.post(
      'model-versions/create',
      {
        name,
        source: `models:/${model}`,
        run_id: run,
        model_id: model,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      },
    );
    return version.version;
  }

  setAlias(name: string, alias: string, version: string): Promise<unknown> {
    return this.post('registered-models/alias', { name, alias, version });
  }

  /** A file among the artifacts of a logged model. */
  private async upload(experiment: string, model: string): Promise<void> {
    const response = await fetch(
      `${this.url}/api/2.0/mlflow-artifacts/artifacts/${experiment}/models/${model}/artifacts/MLmodel`,
      { method: 'PUT', body: 'flavors: {}\n' },
    );
    if (!response.ok) {
      throw new Error(`The upload was answered with ${response.status}`);
    }
  }
}
