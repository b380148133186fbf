import { durationToMilliseconds } from '@backstage/types';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorContext,
  CollectorResult,
  CollectorTarget,
  EvidenceCollector,
  LineageSink,
  SourceError,
  UserDirectory,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { MlflowApi, RegisteredModel } from '../api';
import { connectedModel, MlflowSettings } from '../configuration';
import { DeclaredInputs, ServingModel } from '../criteria';
import { toObservedEdges } from '../lineage/toObservedEdges';
import {
  assessLatestRun,
  assessServingModel,
  MLFLOW_CRITERIA,
} from './assessServingModel';
import { DeclaredInputsReader } from './DeclaredInputsReader';
import { ExperimentRuns, lastEndOf } from './ExperimentRuns';
import { MAX_SERVED_BEFORE, MlflowCursor, readCursor } from './MlflowCursor';
import { ModelListing } from './ModelListing';
import { MlflowLinks } from './MlflowLinks';
import { readServingModel } from './readServingModel';
import { withRunAuthors } from './withRunAuthors';

/** What is read once for all models of a batch. */
interface MlflowBatch {
  listing: ModelListing;
  runs: ExperimentRuns;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/**
 * Checks Models against the registered models of one MLflow server. All models are listed once for each batch, and only
 * those that have changed since are read in full.
 */
export class MlflowCollector implements EvidenceCollector {
  readonly id: string;
  readonly title: string;
  readonly source = 'observed';
  readonly criteria = MLFLOW_CRITERIA;
  readonly kinds = ['Model'] as const;
  readonly interval;
  readonly batchSize = 500;
  readonly timeout = { minutes: 5 };

  constructor(
    private readonly options: {
      api: MlflowApi;
      inputs: DeclaredInputsReader;
      lineage: LineageSink;
      links: MlflowLinks;
      /** Milliseconds since the epoch. */
      now: () => number;
      settings: MlflowSettings;
      users: UserDirectory;
    },
  ) {
    const { collectorId, title, interval } = options.settings;
    this.id = collectorId;
    this.title = title;
    this.interval = interval;
  }

  async collect(
    targets: readonly CollectorTarget[],
    context: CollectorContext,
  ): Promise<CollectorResult[]> {
    const own = targets.filter(target => this.nameOf(target) !== undefined);
    const results: CollectorResult[] = targets
      .filter(target => !own.includes(target))
      .map(target => this.notConnected(target));
    if (own.length === 0) {
      return results;
    }
    const { api, inputs, now } = this.options;
    const startedAt = now();
    const listing = new ModelListing(await api.listModels(context.signal));
    const declared = await inputs.read(own.map(({ entity }) => entity));
    const runs = await this.findRuns(own, context);
    for (const target of own) {
      context.signal.throwIfAborted();
      results.push(
        await this.check(
          target,
          { listing, runs, startedAt },
          declared.get(stringifyEntityRef(target.entity)),
          context,
        ),
      );
    }
    return results;
  }

  /** Models whose runs are not found are checked all the same. */
  private async findRuns(
    targets: readonly CollectorTarget[],
    { logger, signal }: CollectorContext,
  ): Promise<ExperimentRuns> {
    const { api } = this.options;
    try {
      return await ExperimentRuns.read(
        api,
        targets.map(({ cursor }) => readCursor(cursor)),
        signal,
      );
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      logger.warn(`${this.title}: new runs are not known: ${error.message}`);
      return ExperimentRuns.unknown(api);
    }
  }

  private async check(
    target: CollectorTarget,
    { listing, runs, startedAt }: MlflowBatch,
    declaredInputs: DeclaredInputs | undefined,
    context: CollectorContext,
  ): Promise<CollectorResult> {
    const { settings } = this.options;
    const name = this.nameOf(target)!;
    const cursor = readCursor(target.cursor);
    const model = listing.get(name);
    if (!model) {
      return this.unread(target, cursor, missingModel(name, listing));
    }
    const alias = findAlias(model, settings);
    if (!alias) {
      return {
        ...this.unread(
          target,
          cursor,
          `No version of ${name} has the alias ${settings.aliases.join(
            ' or ',
          )}`,
        ),
        serving: settings.aliases
          .slice(0, 1)
          .map(label => ({ label, version: undefined })),
      };
    }
    const seen = JSON.stringify([
      model.last_updated_timestamp,
      model.aliases,
      [...(declaredInputs?.refs ?? [])],
    ]);
    if (cursor?.seen === seen && !this.isFullReadingDue(cursor)) {
      return runs.hasNew(cursor)
        ? this.checkRuns(target, cursor, { runs, startedAt }, context)
        : {
            entityRef: target.entityRef,
            evidence: [],
            unchecked: cursor.unchecked,
            cursor: runs.isKnown
              ? { ...cursor, runsReadAt: startedAt }
              : cursor,
          };
    }
    const servedBefore = updateServed(cursor, alias.version);
    try {
      const serving = await readServingModel(
        this.options.api,
        settings,
        { model, ...alias, servedBefore, declaredInputs },
        context.signal,
      );
      return serving
        ? await this.assess(
            target,
            serving,
            { seen, servedBefore, runsReadAt: startedAt },
            context,
          )
        : this.unread(
            target,
            cursor,
            `${name} has no version ${alias.version}, which the alias ${alias.alias} points to`,
          );
    } catch (error) {
      if (error instanceof SourceError) {
        return this.unread(target, cursor, error.message);
      }
      throw error;
    }
  }

  private async assess(
    { entityRef }: CollectorTarget,
    serving: ServingModel,
    known: Pick<MlflowCursor, 'seen' | 'servedBefore' | 'runsReadAt'>,
    context: CollectorContext,
  ): Promise<CollectorResult> {
    const { links, now, settings, users } = this.options;
    const { evidence, unchecked } = assessServingModel(
      serving,
      settings,
      links,
    );
    await this.recordLineage(entityRef, serving, context);
    return {
      entityRef,
      evidence: await withRunAuthors(evidence, serving.run, {
        ...context,
        title: this.title,
        users,
      }),
      unchecked,
      serving: [
        {
          label: serving.alias,
          version: serving.version.version,
          url: links.version(serving.name, serving.version.version),
        },
      ],
      cursor: {
        ...known,
        serving: serving.version.version,
        readAt: now(),
        experiment: serving.run?.info.experiment_id,
        lastRunEndedAt: lastEndOf(serving.recentRuns),
        unchecked: unchecked.map(({ criterion, reason }) => ({
          criterion,
          reason,
        })),
      },
    };
  }

  /** The model is the same, and a run has ended in its experiment. */
  private async checkRuns(
    { entityRef }: CollectorTarget,
    cursor: MlflowCursor,
    { runs, startedAt }: Pick<MlflowBatch, 'runs' | 'startedAt'>,
    { signal }: CollectorContext,
  ): Promise<CollectorResult> {
    const others = cursor.unchecked.filter(
      ({ criterion }) => criterion !== 'retrain.run',
    );
    try {
      const newest = await runs.newest(cursor.experiment!, signal);
      const latest = assessLatestRun(newest, this.options.links);
      const unchecked = [
        ...others,
        ...latest.unchecked.map(({ criterion, reason }) => ({
          criterion,
          reason,
        })),
      ];
      return {
        entityRef,
        evidence: latest.evidence,
        unchecked,
        cursor: {
          ...cursor,
          unchecked,
          lastRunEndedAt: lastEndOf(newest),
          runsReadAt: startedAt,
        },
      };
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      const reason = error.message;
      return {
        entityRef,
        evidence: [],
        unchecked: [...others, { criterion: 'retrain.run', reason }],
        cursor,
      };
    }
  }

  private async recordLineage(
    entityRef: string,
    serving: ServingModel,
    { logger }: CollectorContext,
  ): Promise<void> {
    const { lineage, links } = this.options;
    const edges = serving.run
      ? toObservedEdges(entityRef, serving, links.run(serving.run))
      : [];
    if (edges.length > 0) {
      const { rejected } = await lineage.record(edges);
      for (const { error } of rejected) {
        logger.warn(
          `${this.title}: an edge of ${entityRef} is unusable: ${error}`,
        );
      }
    }
  }

  private nameOf({ entity }: CollectorTarget): string | undefined {
    return connectedModel(entity, this.options.settings);
  }

  private notConnected({
    entityRef,
    entity,
  }: CollectorTarget): CollectorResult {
    const hasModel = entity.metadata.annotations?.[ML_ANNOTATIONS.mlflowModel];
    const reason = hasModel
      ? `The annotation ${ML_ANNOTATIONS.mlflowInstance} names another MLflow server`
      : `Without the annotation ${ML_ANNOTATIONS.mlflowModel}, its registered model is not known`;
    return {
      entityRef,
      evidence: [],
      unchecked: this.criteria.map(criterion => ({
        criterion,
        reason,
        isNotConfigured: true,
      })),
    };
  }

  /** Nothing was observed: what is known stays, and ages. */
  private unread(
    { entityRef }: CollectorTarget,
    cursor: MlflowCursor | undefined,
    reason: string,
  ): CollectorResult {
    return {
      entityRef,
      evidence: [],
      unchecked: this.criteria.map(criterion => ({ criterion, reason })),
      cursor: cursor && { ...cursor, seen: '' },
    };
  }

  private isFullReadingDue({ readAt }: MlflowCursor): boolean {
    const { now, settings } = this.options;
    return now() - readAt >= durationToMilliseconds(settings.fullInterval);
  }
}

function missingModel(name: string, listing: ModelListing): string {
  const nearest = listing.nearest(name);
  const proposal =
    nearest.length > 0 ? `; did you mean ${nearest.join(' or ')}?` : '';
  return `MLflow has no registered model ${name} among ${listing.size}${proposal}`;
}

function findAlias(
  { aliases }: RegisteredModel,
  settings: MlflowSettings,
): { alias: string; version: string } | undefined {
  for (const alias of settings.aliases) {
    const found = aliases.find(other => other.alias === alias);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The versions that served before the current one, newest first. */
function updateServed(
  cursor: MlflowCursor | undefined,
  version: string,
): string[] {
  const { serving, servedBefore = [] } = cursor ?? {};
  return [...new Set([...(serving ? [serving] : []), ...servedBefore])]
    .filter(other => other !== version)
    .slice(0, MAX_SERVED_BEFORE);
}
