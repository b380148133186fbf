import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ML_ANNOTATIONS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { JobPipelines, JobRule } from './JobPipelines';

/** The catalog is asked again after this time at most. */
const MAX_AGE_MS = 30_000;

/** Reads which jobs run which Pipelines, and entities. */
export class PipelineDirectory {
  private known?: { at: number; jobs: Promise<JobPipelines> };

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      now: () => number;
      rules: readonly JobRule[];
    },
  ) {}

  /**
   * Returns the jobs of Pipelines: by annotation, then by the configured rules. A job that two Pipelines claim is that
   * of none.
   *
   * @throws Error if the catalog does not respond
   */
  async readJobs(): Promise<JobPipelines> {
    const now = this.options.now();
    if (!this.known || now - this.known.at >= MAX_AGE_MS) {
      const jobs = this.askCatalog();
      this.known = { at: now, jobs };
      jobs.catch(() => {
        this.known = undefined;
      });
    }
    return this.known.jobs;
  }

  /** Reads entities by ref; missing ones are left out. */
  async readEntities(refs: readonly string[]): Promise<Map<string, Entity>> {
    const entityRefs = [...new Set(refs)];
    if (entityRefs.length === 0) {
      return new Map();
    }
    const { auth, catalog } = this.options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[entityRefs[index], entity] as const] : [],
      ),
    );
  }

  /** The configured rules, without those of Pipelines that do not exist. */
  private async readRules(): Promise<JobRule[]> {
    const { logger, rules } = this.options;
    const found = await this.readEntities(
      rules.map(({ pipelineRef }) => pipelineRef),
    );
    return rules.filter(({ pipelineRef }) => {
      const exists = found.has(pipelineRef);
      if (!exists) {
        logger.warn(
          `A rule of mlOwnership.openlineage.jobs is not used, because the catalog has no ${pipelineRef}`,
        );
      }
      return exists;
    });
  }

  private async askCatalog(): Promise<JobPipelines> {
    const { auth, catalog, logger } = this.options;
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'Pipeline',
          [`metadata.annotations.${ML_ANNOTATIONS.openlineageJob}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const claims = new Map<string, Set<string>>();
    for (const entity of items) {
      for (const job of jobsOf(entity)) {
        const refs = claims.get(job) ?? new Set();
        claims.set(job, refs.add(stringifyEntityRef(entity)));
      }
    }
    const byJob = new Map<string, string>();
    for (const [job, refs] of claims) {
      const [ref, ...others] = [...refs].sort();
      if (others.length === 0) {
        byJob.set(job, ref);
      } else {
        logger.warn(
          `The OpenLineage job ${job} belongs to no Pipeline, because ${ref} and ${others.join(
            ', ',
          )} claim it; expected the annotation ${
            ML_ANNOTATIONS.openlineageJob
          } on one of them`,
        );
      }
    }
    return new JobPipelines(byJob, await this.readRules());
  }
}

/** A comma within a name is URL-encoded. */
function jobsOf({ metadata }: Entity): string[] {
  return (metadata.annotations?.[ML_ANNOTATIONS.openlineageJob] ?? '')
    .split(',')
    .map(job => job.trim().replace(/%2C/gi, ','))
    .filter(Boolean);
}

/** The targets of a relation of an entity. */
export function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
