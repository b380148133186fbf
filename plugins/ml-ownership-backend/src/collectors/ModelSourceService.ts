import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  KindConflict,
  ML_API_VERSION,
  ML_KINDS,
  ModelProvider,
  ModelSources,
  renderMentions,
  sanitizeText,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { withCatalogTimeout } from '../catalog/withCatalogTimeout';

/** Timeout of each of the two questions to the catalog, in milliseconds. */
const TIMEOUT_MS = 5_000;

const MAX_ERROR_LENGTH = 1000;

/** Scheduled task of an entity provider of the catalog modules of this project, with the id of its server. */
const PROVIDER_TASK = /^MlflowEntityProvider:(.+):refresh$/;

/** Name of the error of a run that has added all it could. */
const INCOMPLETE = 'IncompleteSyncError';

/** Kinds by which others describe models in the catalog. */
const OTHER_KINDS = ['AiModelServerAPI'];

const MAX_EXAMPLES = 5;

const UNSEEN = 'an entity that you cannot see';

/** Ref of an entity in an error message that has no mention of it. */
const ML_REF = /\b(?:model|dataset|pipeline):[a-z0-9-]+\/[\w.-]*\w/g;

/** Of the answer of Backstage's scheduler. */
const tasksSchema = z.object({
  tasks: z.array(
    z.object({
      taskId: z.string(),
      taskState: z
        .object({
          lastRunEndedAt: z.string().nullish(),
          lastRunError: z.string().nullish(),
        })
        .nullish(),
    }),
  ),
});

const errorSchema = z.object({ name: z.string(), message: z.string() });

/**
 * Reads what adds Models, Datasets and Pipelines to the catalog besides YAML: how the last runs of entity providers have
 * ended, which the scheduler of the catalog knows whichever replica ran them, and entities of other kinds.
 */
export class ModelSourceService {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      /** For the titles of the servers. */
      collectors: readonly Pick<EvidenceCollector, 'id' | 'title'>[];
      discovery: DiscoveryService;
    },
  ) {}

  /** Never rejects: a catalog that does not answer is shown as such, with what it did answer. */
  async read(
    credentials: BackstageCredentials,
    visible: VisibilityFilter,
  ): Promise<ModelSources> {
    const [providers, conflicts] = await Promise.allSettled([
      withCatalogTimeout(TIMEOUT_MS, signal =>
        this.readProviders(visible, signal),
      ),
      withCatalogTimeout(TIMEOUT_MS, () => this.readConflicts(credentials)),
    ]);
    return {
      providers: providers.status === 'fulfilled' ? providers.value : [],
      conflicts: conflicts.status === 'fulfilled' ? conflicts.value : [],
      error: describeFailures([providers, conflicts]),
    };
  }

  private async readProviders(
    visible: VisibilityFilter,
    signal: AbortSignal,
  ): Promise<ModelProvider[]> {
    const { auth, discovery } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'catalog',
    });
    const response = await fetch(
      `${await discovery.getBaseUrl('catalog')}/.backstage/scheduler/v1/tasks`,
      {
        headers: { Authorization: `Bearer ${token}` },
        signal,
      },
    );
    if (!response.ok) {
      throw new Error(
        `The catalog answered ${response.status} to a question for its scheduled tasks`,
      );
    }
    const { success, data } = tasksSchema.safeParse(await response.json());
    if (!success) {
      throw new Error(
        'The catalog answered a question for its scheduled tasks in an unknown form',
      );
    }
    return data.tasks.flatMap(({ taskId, taskState }) => {
      const id = PROVIDER_TASK.exec(taskId)?.[1];
      return id ? [this.toProvider(id, taskState ?? {}, visible)] : [];
    });
  }

  private toProvider(
    id: string,
    {
      lastRunEndedAt,
      lastRunError,
    }: NonNullable<z.infer<typeof tasksSchema>['tasks'][0]['taskState']>,
    visible: VisibilityFilter,
  ): ModelProvider {
    const known = this.options.collectors.find(one => one.id === id);
    const error = lastRunError ? parseError(lastRunError) : undefined;
    return {
      id,
      title: known?.title ?? id,
      state: stateOf(lastRunEndedAt, error),
      lastRunAt: lastRunEndedAt
        ? new Date(lastRunEndedAt).toISOString()
        : undefined,
      lastError:
        error &&
        sanitizeText(
          hideEntities(error.message, ref => visible.has(ref)),
          MAX_ERROR_LENGTH,
        ),
    };
  }

  /** Of the entities that the caller may read. */
  private async readConflicts(
    caller: BackstageCredentials,
  ): Promise<KindConflict[]> {
    const { auth, catalog } = this.options;
    // A token that is restricted to this plugin cannot be forwarded.
    const credentials = auth.isPrincipal(caller, 'service')
      ? await auth.getOwnServiceCredentials()
      : caller;
    const { facets } = await catalog.getEntityFacets(
      {
        filter: { kind: [...ML_KINDS, ...OTHER_KINDS] },
        facets: ['apiVersion'],
      },
      { credentials },
    );
    const others = (facets.apiVersion ?? []).filter(
      ({ value }) => value !== ML_API_VERSION,
    );
    const conflicts: KindConflict[] = [];
    for (const { value: apiVersion } of others) {
      for (const kind of [...ML_KINDS, ...OTHER_KINDS]) {
        const { items, totalItems } = await catalog.queryEntities(
          {
            filter: { kind, apiVersion },
            fields: ['kind', 'metadata.namespace', 'metadata.name'],
            limit: MAX_EXAMPLES,
          },
          { credentials },
        );
        if (totalItems > 0) {
          const examples = items.map(entity => stringifyEntityRef(entity));
          conflicts.push({ kind, apiVersion, count: totalItems, examples });
        }
      }
    }
    return conflicts;
  }
}

/** The reasons why something is not known, each once; undefined if all is. */
function describeFailures(
  results: readonly PromiseSettledResult<unknown>[],
): string | undefined {
  const reasons = results.flatMap(result =>
    result.status === 'rejected'
      ? [
          result.reason instanceof Error
            ? result.reason.message
            : String(result.reason),
        ]
      : [],
  );
  return reasons.length > 0
    ? sanitizeText([...new Set(reasons)].join('; '), MAX_ERROR_LENGTH)
    : undefined;
}

function stateOf(
  lastRunEndedAt: string | null | undefined,
  error: z.infer<typeof errorSchema> | undefined,
): ModelProvider['state'] {
  if (error) {
    return error.name === INCOMPLETE ? 'degraded' : 'failing';
  }
  return lastRunEndedAt ? 'healthy' : 'not-run';
}

/** Replaces what names an entity that the reader may not see: mentions as a whole, and refs. */
function hideEntities(
  text: string,
  mayRead: (entityRef: string) => boolean,
): string {
  return renderMentions(text, mayRead, () => UNSEEN).replace(ML_REF, ref =>
    mayRead(ref) ? ref : UNSEEN,
  );
}

/** The scheduler stores errors as JSON. */
function parseError(text: string): z.infer<typeof errorSchema> {
  try {
    return errorSchema.parse(JSON.parse(text));
  } catch {
    return { name: 'Error', message: text };
  }
}
