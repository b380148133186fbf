import {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  MlflowModel,
  MlflowOwners,
  MlflowRegistry,
} from '@mlownership/backstage-plugin-ml-ownership-backend-module-mlflow';
import { SourceError } from '@mlownership/backstage-plugin-ml-ownership-node';
import { createHash } from 'node:crypto';
import { ProviderSettings } from '../configuration';
import { toEntity } from '../entities/toEntity';
import { ConnectedModels } from './ConnectedModels';
import { ExperimentNames } from './ExperimentNames';
import { findDeletable } from './findDeletable';
import { IncompleteSyncError } from './IncompleteSyncError';
import { listNames } from './listNames';
import { mentionModel, toText } from './mentionModel';

/** Milliseconds after which the catalog is compared although nothing seems to have changed. */
const COMPARE_AGAIN_MS = 12 * 60 * 60 * 1000;

/**
 * The owner of a model for which neither MLflow nor the rules name one. The kind requires an owner. This Group does not
 * exist, so `ownership.group` fails.
 */
const UNOWNED = 'group:default/unowned';

/** What is known since the last run, of the size of the names of all models. */
interface Known {
  connected: ConnectedModels;
  /** The number of connected Models of the catalog then. */
  count: number;
  /** Milliseconds since the epoch. */
  comparedAt: number;
  /** Hashes of what the list said about each model when its entity was last written. */
  hashes: Map<string, string>;
}

/** What one run has found. */
interface Run {
  known: Known;
  experiments: ExperimentNames;
  /** Names of all listed models. */
  listed: Set<string>;
  written: number;
  removed: number;
  /** Mentions of the entities that do not come from here and whose refs models would have. */
  taken: string[];
  /** Names that no annotation can hold. */
  unusable: string[];
  /** Why nothing was deleted, although models are missing from the list. */
  refusal?: string;
}

/**
 * Adds the registered models of one MLflow server to the catalog.
 *
 * An entity from elsewhere always wins. A Model that names the registered model in its annotation replaces the one of
 * this provider, whatever its name. For an entity of the same ref, the entities have no location key: the catalog then
 * lets any location with a key take them over, and never lets this provider overwrite what has a key.
 */
export class MlflowEntityProvider implements EntityProvider {
  readonly #origin: string;
  #known: Known | undefined;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      /** Milliseconds since the epoch. */
      now: () => number;
      owners: MlflowOwners;
      registry: MlflowRegistry;
      runner: SchedulerServiceTaskRunner;
      settings: ProviderSettings;
    },
  ) {
    this.#origin = `mlflow:${options.registry.id}`;
  }

  getProviderName(): string {
    return `MlflowEntityProvider:${this.options.registry.id}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.options.runner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal => this.refresh(connection, signal),
    });
  }

  /**
   * Lists all models once, and writes the entities of those that have changed.
   *
   * @throws Error with what failed or could not be added, for the scheduler to log and to keep
   */
  private async refresh(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const { registry } = this.options;
    const known = await this.compare();
    this.#known = undefined;
    const run: Run = {
      known,
      experiments: new ExperimentNames(registry, signal),
      listed: new Set(),
      written: 0,
      removed: 0,
      taken: [],
      unusable: [],
    };
    let failure: SourceError | undefined;
    try {
      for await (const models of registry.pages(signal)) {
        await this.writePage(models, run, connection);
      }
      await this.deleteMissing(run, connection, signal);
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      failure = error;
    }
    this.#known = known;
    this.report(run);
    if (failure) {
      throw new Error(
        `${registry.title}: ${failure.message}. No Model was deleted; the next run tries again`,
      );
    }
    this.assertComplete(run);
  }

  /** What is known, renewed from the catalog if that may have changed. */
  private async compare(): Promise<Known> {
    const { auth, catalog, now, registry } = this.options;
    const count = await ConnectedModels.count(catalog, auth);
    const known = this.#known;
    if (known?.count === count && now() - known.comparedAt < COMPARE_AGAIN_MS) {
      return known;
    }
    return {
      connected: await ConnectedModels.read(
        catalog,
        auth,
        registry,
        this.#origin,
      ),
      count,
      comparedAt: now(),
      hashes: known?.hashes ?? new Map(),
    };
  }

  private async writePage(
    models: MlflowModel[],
    run: Run,
    connection: EntityProviderConnection,
  ): Promise<void> {
    const { connected, hashes } = run.known;
    const changed: { model: MlflowModel; hash: string }[] = [];
    const removed: string[] = [];
    for (const model of models) {
      const own = connected.own.get(model.name);
      run.listed.add(model.name);
      if (connected.described.has(model.name)) {
        removed.push(...(own ? [own] : []));
        connected.own.delete(model.name);
        hashes.delete(model.name);
      } else if (!isUsable(model.name)) {
        run.unusable.push(model.name);
      } else {
        const hash = hashOf(model);
        if (!own || hashes.get(model.name) !== hash) {
          changed.push({ model, hash });
        }
      }
    }
    const entities = await Promise.all(
      changed.map(({ model }) => this.toEntity(model, run.experiments)),
    );
    const taken = await this.findTaken(entities, run.known);
    const added: Entity[] = [];
    for (const [index, { model, hash }] of changed.entries()) {
      const entity = entities[index];
      const ref = stringifyEntityRef(entity);
      if (taken.has(ref)) {
        run.taken.push(mentionModel(model.name, ref));
        continue;
      }
      const own = connected.own.get(model.name);
      if (own && own !== ref) {
        removed.push(own);
      }
      added.push(entity);
      hashes.set(model.name, hash);
    }
    await this.write(run, connection, added, removed);
  }

  private async toEntity(
    model: MlflowModel,
    experiments: ExperimentNames,
  ): Promise<Entity> {
    const { owners, registry, settings } = this.options;
    const owner = await owners.find(model, () => experiments.of(model.runId));
    return toEntity(model, {
      instance: registry.instance,
      namespace: settings.namespace,
      origin: this.#origin,
      owner: owner?.entityRef ?? UNOWNED,
    });
  }

  /** The refs among those of new entities that the catalog has from elsewhere. */
  private async findTaken(
    entities: readonly Entity[],
    { connected }: Known,
  ): Promise<Set<string>> {
    const { auth, catalog } = this.options;
    const own = new Set(connected.own.values());
    const refs = entities.map(stringifyEntityRef).filter(ref => !own.has(ref));
    if (refs.length === 0) {
      return new Set();
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['metadata.annotations'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Set(
      refs.filter((_, index) => {
        const entity = items[index];
        return (
          entity &&
          entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] !==
            this.#origin
        );
      }),
    );
  }

  /** Deletes the Models whose registered models MLflow no longer has. */
  private async deleteMissing(
    run: Run,
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const { registry, settings } = this.options;
    const { own } = run.known.connected;
    const deletable = findDeletable(own, run.listed, settings.maxDeletedShare);
    if ('refusal' in deletable) {
      run.refusal = deletable.refusal;
      return;
    }
    const gone: string[] = [];
    for (const name of deletable.names) {
      // Permissions hide models from the list, and a page may miss one while others are deleted.
      if (!(await registry.hasModel(name, signal))) {
        gone.push(name);
      }
    }
    await this.write(
      run,
      connection,
      [],
      gone.map(name => own.get(name)!),
    );
    for (const name of gone) {
      own.delete(name);
      run.known.hashes.delete(name);
    }
  }

  private async write(
    run: Run,
    connection: EntityProviderConnection,
    added: readonly Entity[],
    removed: readonly string[],
  ): Promise<void> {
    if (added.length > 0 || removed.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: added.map(entity => ({ entity })),
        removed: removed.map(entityRef => ({ entityRef })),
      });
      run.written += added.length;
      run.removed += removed.length;
    }
  }

  private report({ written, removed }: Run): void {
    const { logger, registry } = this.options;
    if (written > 0 || removed > 0) {
      logger.info(
        `${registry.title}: ${written} Models written, ${removed} removed`,
      );
    }
  }

  /** @throws IncompleteSyncError */
  private assertComplete({ refusal, taken, unusable }: Run): void {
    const problems = [
      ...(refusal ? [`no Model was deleted, because ${refusal}`] : []),
      ...describe(taken, 'the catalog has another entity of that name'),
      ...describe(unusable.map(toText), 'an annotation cannot hold the name'),
    ];
    if (problems.length > 0) {
      throw new IncompleteSyncError(
        `${this.options.registry.title}: ${problems.join('; ')}`,
      );
    }
  }
}

function describe(names: readonly string[], why: string): string[] {
  return names.length > 0
    ? [
        `${
          names.length
        } registered models are not added, because ${why}: ${listNames(names)}`,
      ]
    : [];
}

/** Annotations are read without spaces around them, and PostgreSQL stores no NUL. */
function isUsable(name: string): boolean {
  return name !== '' && name === name.trim() && !name.includes('\0');
}

function hashOf({ tags, ...model }: MlflowModel): string {
  return createHash('sha256')
    .update(JSON.stringify([model, [...tags]]))
    .digest('base64url')
    .slice(0, 16);
}
