import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { SourceClient } from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowApi, RegisteredModel, userOf } from '../api';
import { MlflowLinks } from '../collector/MlflowLinks';
import {
  connectedModel,
  MlflowSettings,
  readMlflowConfig,
} from '../configuration';

/**
 * A registered model, as the list of models shows it.
 *
 * @public
 */
export interface MlflowModel {
  name: string;
  /** Empty if there is none. */
  description: string;
  /** Values of its tags. */
  tags: ReadonlyMap<string, string>;
  /** The run of its newest version; undefined if it has no version, or that one comes from no run. */
  runId?: string;
  /** Whether a version has one of the aliases under which versions serve. */
  isServing: boolean;
  /** The page of the model in MLflow. */
  url: string;
}

/**
 * Where a run comes from.
 *
 * @public
 */
export interface MlflowRun {
  experimentId: string;
  /** Login of the user who ran it. */
  user?: string;
  /** Values of its tags. */
  tags: ReadonlyMap<string, string>;
}

/**
 * The registered models of one MLflow server of `mlOwnership.mlflow`, for other modules. All calls only read, and reject
 * with a `SourceError` if MLflow gives no usable answer.
 *
 * @public
 */
export class MlflowRegistry {
  readonly #settings: MlflowSettings;
  readonly #api: MlflowApi;
  readonly #links: MlflowLinks;

  private constructor(settings: MlflowSettings) {
    this.#settings = settings;
    this.#api = new MlflowApi(new SourceClient(settings.source));
    this.#links = new MlflowLinks(settings.webUrl);
  }

  /**
   * Reads `mlOwnership.mlflow`.
   *
   * @returns one registry for each entry, in their order
   * @throws Error that names the key, its value and what was expected
   */
  static fromConfig(root: Config): MlflowRegistry[] {
    return readMlflowConfig(root).map(settings => new MlflowRegistry(settings));
  }

  /** `mlflow`, or `mlflow-<id>`. */
  get id(): string {
    return this.#settings.collectorId;
  }

  get title(): string {
    return this.#settings.title;
  }

  /** The id in the configuration; undefined for a server without one. */
  get instance(): string | undefined {
    return this.#settings.instance;
  }

  /** The name of the registered model that an entity is connected to, if that is one of this server. */
  connectedModel(entity: Pick<Entity, 'metadata'>): string | undefined {
    return connectedModel(entity, this.#settings);
  }

  /** All registered models, without prompts, page by page. Rejects as well if the list does not end. */
  async *pages(signal?: AbortSignal): AsyncGenerator<MlflowModel[]> {
    for await (const models of this.#api.modelPages(signal)) {
      yield models.map(model => this.#toModel(model));
    }
  }

  /** Whether a model exists. Only MLflow's own answer counts, not a 404 of a proxy. */
  hasModel(name: string, signal?: AbortSignal): Promise<boolean> {
    return this.#api.hasModel(name, signal);
  }

  /** @returns undefined if there is no such run */
  async readRun(
    runId: string,
    signal?: AbortSignal,
  ): Promise<MlflowRun | undefined> {
    const run = await this.#api.getRun(runId, signal);
    return (
      run && {
        experimentId: run.info.experiment_id,
        user: userOf(run),
        tags: toMap(run.data.tags),
      }
    );
  }

  /** @returns undefined if there is no such experiment */
  readExperimentName(
    experimentId: string,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    return this.#api.getExperimentName(experimentId, signal);
  }

  #toModel(model: RegisteredModel): MlflowModel {
    const [newest] = [...model.latest_versions].sort(
      (a, b) => Number(b.version) - Number(a.version),
    );
    return {
      name: model.name,
      description: model.description,
      tags: toMap(model.tags),
      runId: newest?.run_id || undefined,
      isServing: model.aliases.some(({ alias }) =>
        this.#settings.aliases.includes(alias),
      ),
      url: this.#links.model(model.name),
    };
  }
}

function toMap(
  tags: readonly { key: string; value: string }[],
): ReadonlyMap<string, string> {
  return new Map(tags.map(({ key, value }) => [key, value]));
}
