import {
  SourceClient,
  SourceError,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import {
  artifactsSchema,
  endedRunsSchema,
  experimentAnswerSchema,
  LoggedModel,
  loggedModelSchema,
  ModelVersion,
  modelVersionsSchema,
  RegisteredModel,
  registeredModelAnswerSchema,
  registeredModelsSchema,
  Run,
  runAnswerSchema,
  runsSchema,
} from './mlflowSchemas';

const PREFIX = 'api/2.0/mlflow';
const MODELS_PATH = `${PREFIX}/registered-models/search`;

/** The most that MLflow returns in one page of registered models. */
const MODELS_PER_PAGE = 1000;

/** Bound on pages, against a server that never ends a list. */
const MAX_PAGES = 100;

const VERSIONS_PER_PAGE = 200;

/** Experiments in one search for runs. */
const EXPERIMENTS_PER_SEARCH = 100;

/** Runs in one answer, with all their parameters and metrics. */
const RUNS_PER_SEARCH = 100;

/**
 * The calls of MLflow's REST API that are used. All of them only read, and all reject with a SourceError if MLflow gives
 * no usable answer.
 *
 * @see https://mlflow.org/docs/latest/rest-api.html
 */
export class MlflowApi {
  constructor(private readonly client: SourceClient) {}

  /** All registered models, without prompts, which are in the same tables. */
  async listModels(signal?: AbortSignal): Promise<RegisteredModel[]> {
    const models: RegisteredModel[] = [];
    for await (const page of this.modelPages(signal)) {
      models.push(...page);
    }
    return models;
  }

  /**
   * The registered models, without prompts, page by page.
   *
   * @throws SourceError also if the list does not end, so that a part of it is never taken for all of it
   */
  async *modelPages(signal?: AbortSignal): AsyncGenerator<RegisteredModel[]> {
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.client.read({
        path: MODELS_PATH,
        query: { max_results: MODELS_PER_PAGE, page_token: token },
        schema: registeredModelsSchema,
        signal,
      });
      yield answer.registered_models.filter(isModel);
      token = answer.next_page_token;
      if (!token) {
        return;
      }
    }
    throw new SourceError(
      'unexpected',
      `The list of registered models does not end after ${MAX_PAGES} pages (GET ${MODELS_PATH})`,
    );
  }

  /**
   * Whether a registered model exists. Only MLflow's own answer that it does not counts as such, not a 404 of a proxy.
   *
   * @throws SourceError
   */
  async hasModel(name: string, signal?: AbortSignal): Promise<boolean> {
    try {
      await this.client.read({
        path: `${PREFIX}/registered-models/get`,
        query: { name },
        schema: registeredModelAnswerSchema,
        signal,
      });
      return true;
    } catch (error) {
      if (isMissing(error)) {
        return false;
      }
      throw error;
    }
  }

  /** @returns undefined if there is no such experiment */
  async getExperimentName(
    experimentId: string,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const answer = await this.orMissing({
      path: `${PREFIX}/experiments/get`,
      query: { experiment_id: experimentId },
      schema: experimentAnswerSchema,
      signal,
    });
    return answer?.experiment.name;
  }

  /** The newest versions of a model, newest first. */
  async listVersions(
    name: string,
    signal?: AbortSignal,
  ): Promise<ModelVersion[]> {
    const { model_versions: versions } = await this.client.read({
      path: `${PREFIX}/model-versions/search`,
      query: {
        filter: `name='${name.replace(/'/g, "\\'")}'`,
        max_results: VERSIONS_PER_PAGE,
        order_by: 'version_number DESC',
      },
      schema: modelVersionsSchema,
      signal,
    });
    return [...versions].sort((a, b) => Number(b.version) - Number(a.version));
  }

  /** @returns undefined if there is no such run; a deleted run is returned with its stage */
  async getRun(runId: string, signal?: AbortSignal): Promise<Run | undefined> {
    const answer = await this.orMissing({
      path: `${PREFIX}/runs/get`,
      query: { run_id: runId },
      schema: runAnswerSchema,
      signal,
    });
    return answer?.run;
  }

  /** The newest active runs of an experiment that are not part of another run. */
  async listRootRuns(
    experimentId: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Run[]> {
    const { runs } = await this.client.read({
      path: `${PREFIX}/runs/search`,
      body: {
        experiment_ids: [experimentId],
        run_view_type: 'ACTIVE_ONLY',
        order_by: ['attributes.start_time DESC'],
        max_results: limit,
      },
      schema: runsSchema,
      signal,
    });
    return runs.filter(isRoot);
  }

  /**
   * Returns for those of some experiments in which a run has ended after an instant when the last one did, in one request
   * for many experiments. Runs that are part of another run do not count. Of an experiment with too many runs, the time is
   * not known, and Infinity is returned.
   *
   * @param since - milliseconds since the epoch
   */
  async findEndedRuns(
    experimentIds: readonly string[],
    since: number,
    signal?: AbortSignal,
  ): Promise<Map<string, number>> {
    const ended = new Map<string, number>();
    let rest = [...experimentIds];
    while (rest.length > 0) {
      const asked = rest.slice(0, EXPERIMENTS_PER_SEARCH);
      const answer = await this.client.read({
        path: `${PREFIX}/runs/search`,
        body: {
          experiment_ids: asked,
          filter: `attributes.end_time > ${since}`,
          run_view_type: 'ACTIVE_ONLY',
          order_by: ['attributes.end_time DESC'],
          max_results: RUNS_PER_SEARCH,
        },
        schema: endedRunsSchema,
        signal,
      });
      // With more pages, the runs of the other experiments may be on these: they are asked again without the busy ones.
      const isCut = Boolean(answer.next_page_token) && answer.runs.length > 0;
      for (const run of answer.runs) {
        const { experiment_id: id, end_time: end = 0 } = run.info;
        if (isCut) {
          ended.set(id, Infinity);
        } else if (isRoot(run)) {
          ended.set(id, Math.max(end, ended.get(id) ?? 0));
        }
      }
      const isDone = (id: string) => (isCut ? ended.has(id) : true);
      rest = [...asked.filter(id => !isDone(id)), ...rest.slice(asked.length)];
    }
    return ended;
  }

  /** @returns undefined if there is no such model, or the server is older than logged models (MLflow 3) */
  async getLoggedModel(
    modelId: string,
    signal?: AbortSignal,
  ): Promise<LoggedModel | undefined> {
    const answer = await this.orMissing({
      path: `${PREFIX}/logged-models/${encodeURIComponent(modelId)}`,
      schema: loggedModelSchema,
      signal,
    });
    return answer?.model;
  }

  /** The number of files of a logged model. */
  async countModelFiles(
    modelId: string,
    signal?: AbortSignal,
  ): Promise<number> {
    const answer = await this.orMissing({
      path: `${PREFIX}/logged-models/${encodeURIComponent(
        modelId,
      )}/artifacts/directories`,
      schema: artifactsSchema,
      signal,
    });
    return answer?.files.length ?? 0;
  }

  /** The number of files below a path of the artifacts of a run. */
  async countRunFiles(
    runId: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<number> {
    const answer = await this.orMissing({
      path: `${PREFIX}/artifacts/list`,
      query: { run_id: runId, path },
      schema: artifactsSchema,
      signal,
    });
    return answer?.files.length ?? 0;
  }

  private async orMissing<T>(request: {
    path: string;
    query?: Record<string, string>;
    schema: z.ZodType<T>;
    signal?: AbortSignal;
  }): Promise<T | undefined> {
    try {
      return await this.client.read(request);
    } catch (error) {
      if (
        error instanceof SourceError &&
        (error.reason === 'not-found' || error.reason === 'unsupported')
      ) {
        return undefined;
      }
      throw error;
    }
  }
}

function isModel({ tags }: RegisteredModel): boolean {
  return !tags.some(
    ({ key, value }) => key === 'mlflow.prompt.is_prompt' && value === 'true',
  );
}

function isRoot({ data }: { data: Pick<Run['data'], 'tags'> }): boolean {
  return !data.tags.some(({ key }) => key === 'mlflow.parentRunId');
}

function isMissing(error: unknown): boolean {
  const body = error instanceof SourceError ? error.body : undefined;
  return (
    typeof body === 'object' &&
    body !== null &&
    'error_code' in body &&
    body.error_code === 'RESOURCE_DOES_NOT_EXIST'
  );
}
