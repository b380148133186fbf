import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds } from '@backstage/types';
import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import {
  CollectedEvidence,
  CollectorContext,
  CollectorResult,
  CollectorTarget,
  EvidenceCollector,
  ServingVersion,
  UncheckedCriterion,
} from '../EvidenceCollector';
import { SourceError } from '../source-client';
import { TeamDirectory, UserDirectory } from '../users';
import { versionOf } from './assessDeployment';
import { CiBatch, CiRevisions } from './CiBatch';
import { CiCursor, readCursor } from './CiCursor';
import { applies, CI_CRITERIA, CiPlan, planChecks, projectsOf } from './CiPlan';
import { CiSettings } from './CiSettings';
import {
  CiDeployment,
  CiPerson,
  CiProject,
  CiRevision,
  CiSource,
  keyOf,
} from './CiSource';
import { explainCiError } from './explainCiError';
import { CiFindings, readFindings } from './readFindings';

/** Entities that are read at the same time; the client of a host limits its requests further. */
const CONCURRENT_ENTITIES = 8;

/** Time after which a reading that failed for a moment is repeated, in milliseconds. */
const RETRY_MS = 10 * 60_000;

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * Checks Models, Datasets and Pipelines against the runs and the deployments of a CI system. At rest, one conditional
 * request for each project shows that nothing has run since; everything is read only where something has.
 *
 * @public
 */
export class CiCollector implements EvidenceCollector {
  readonly id: string;
  readonly title: string;
  readonly source = 'observed';
  readonly criteria: readonly string[] = CI_CRITERIA;
  readonly interval;
  readonly batchSize = 200;
  readonly timeout = { minutes: 10 };
  readonly #revisions = new CiRevisions();
  /** Refs of the entities that were checked here, by the key of a project. */
  readonly #entities = new Map<string, Set<string>>();
  readonly #teams: TeamDirectory;
  readonly #users: UserDirectory;
  readonly #options;

  constructor(options: {
    id: string;
    title: string;
    auth: AuthService;
    catalog: CatalogService;
    /** Milliseconds since the epoch. */
    now: () => number;
    settings: CiSettings;
    source: CiSource;
  }) {
    this.id = options.id;
    this.title = options.title;
    this.interval = options.settings.interval;
    this.#options = options;
    this.#teams = new TeamDirectory(options);
    this.#users = new UserDirectory({
      ...options,
      annotation: options.source.userAnnotation,
    });
  }

  /** Something has happened in a project, so that its revision has to be read again. */
  forget(project: CiProject) {
    this.#revisions.forget(project);
  }

  /** Refs of the entities of a project that this replica has checked. */
  entitiesOf(project: CiProject): readonly string[] {
    return [...(this.#entities.get(keyOf(project)) ?? [])];
  }

  async collect(
    targets: readonly CollectorTarget[],
    context: CollectorContext,
  ): Promise<CollectorResult[]> {
    const { now, settings, source } = this.#options;
    const producers = await this.readProducers(targets);
    const batch = new CiBatch({
      source,
      revisions: this.#revisions,
      now,
      signal: context.signal,
    });
    const limit = pLimit(CONCURRENT_ENTITIES);
    const results = await Promise.all(
      targets.map(target =>
        limit(async () => {
          context.signal.throwIfAborted();
          const plan = planChecks(
            target.entity,
            producersOf(target.entity).flatMap(ref => producers.get(ref) ?? []),
            source,
            settings,
          );
          return plan
            ? await this.check(target, plan, batch, context)
            : this.notConnected(target);
        }),
      ),
    );
    if (batch.failure) {
      throw batch.failure;
    }
    return results;
  }

  private async check(
    target: CollectorTarget,
    plan: CiPlan,
    batch: CiBatch,
    context: CollectorContext,
  ): Promise<CollectorResult> {
    const cursor = readCursor(target.cursor);
    const projects = projectsOf(plan);
    const revisions: Record<string, CiRevision> = {};
    for (const project of projects) {
      this.noteEntity(project, plan.entityRef);
      const known = cursor?.revisions[keyOf(project)];
      try {
        revisions[keyOf(project)] = await batch.revision(project, known);
      } catch (error) {
        return this.unread(plan, cursor, project, error);
      }
    }
    const seen = digestOf([
      plan,
      Object.entries(revisions).map(([key, { value }]) => [key, value]),
    ]);
    if (cursor?.seen === seen && !this.isFullReadingDue(cursor)) {
      return {
        entityRef: target.entityRef,
        evidence: [],
        unchecked: cursor.unchecked,
        cursor: { ...cursor, revisions },
      };
    }
    const { settings, source } = this.#options;
    const found = await readFindings(plan, batch, this.people(), {
      source,
      accessFollowsRepository: settings.accessFollowsRepository,
    });
    return this.toResult(plan, found, { revisions, seen }, context);
  }

  private noteEntity(project: CiProject, entityRef: string) {
    const key = keyOf(project);
    this.#entities.set(
      key,
      (this.#entities.get(key) ?? new Set()).add(entityRef),
    );
  }

  private async toResult(
    plan: CiPlan,
    { findings, deployment, errors }: CiFindings,
    known: Pick<CiCursor, 'revisions' | 'seen'>,
    context: CollectorContext,
  ): Promise<CollectorResult> {
    const evidence: CollectedEvidence[] = [];
    const unchecked: UncheckedCriterion[] = [];
    for (const [criterion, finding] of findings) {
      if ('reason' in finding) {
        unchecked.push({ criterion, reason: finding.reason });
      } else {
        const { run, ...piece } = finding;
        evidence.push({
          criterion,
          ...piece,
          authors: run && (await this.findAuthors(run.authors, context)),
        });
      }
    }
    const isComplete = errors.length === 0;
    return {
      entityRef: plan.entityRef,
      evidence,
      unchecked,
      serving: deployment && [await this.toServing(plan, deployment, context)],
      cursor: {
        ...known,
        seen: isComplete ? known.seen : '',
        readAt: this.#options.now(),
        unchecked: unchecked.map(({ criterion, reason }) => ({
          criterion,
          reason,
        })),
      },
      checkAgainAt: this.checkAgainAt(errors),
    };
  }

  private async toServing(
    plan: CiPlan,
    deployment: NonNullable<CiFindings['deployment']>,
    context: CollectorContext,
  ): Promise<ServingVersion> {
    const { by, commit, deployedAt, url } = deployment;
    const [changedBy] = await this.findAuthors(startersOf(by), context);
    return {
      label: plan.environment.slice(0, 100),
      version: versionOf(deployment, plan) ?? commit,
      since: deployedAt,
      changedBy,
      url,
    };
  }

  /** Evidence does not wait for the catalog to answer. */
  private async findAuthors(
    people: readonly CiPerson[],
    { logger }: CollectorContext,
  ): Promise<string[]> {
    try {
      const refs = await this.people().refsOf(people);
      return [
        ...new Set(
          people.flatMap(
            ({ name, ids }) =>
              refs.get(name) ?? ids.find(id => ADDRESS.test(id)) ?? [],
          ),
        ),
      ];
    } catch (error) {
      logger.warn(
        `${this.title}: the authors of a run are not known: ${error}`,
      );
      return [];
    }
  }

  private people() {
    const { source } = this.#options;
    return {
      members: async (operator: string) =>
        (await this.#teams.members([operator])).map(user => {
          const login = user.metadata.annotations?.[source.userAnnotation];
          return {
            ref: stringifyEntityRef(user),
            login: login && source.loginOf(login).toLocaleLowerCase('en-US'),
          };
        }),
      approvers: async (refs: readonly string[]) =>
        new Set(
          (refs.length > 0 ? await this.#teams.members(refs) : []).map(user =>
            stringifyEntityRef(user),
          ),
        ),
      refsOf: async (people: readonly CiPerson[]) => {
        const found = await this.#users.find(people.flatMap(({ ids }) => ids));
        return new Map(
          people.flatMap(({ name, ids }) => {
            const id = ids.find(one => found.has(one));
            return id === undefined ? [] : [[name, found.get(id)!] as const];
          }),
        );
      },
    };
  }

  /** Nothing was observed: what is known stays, and ages. */
  private unread(
    plan: CiPlan,
    cursor: CiCursor | undefined,
    project: CiProject,
    error: unknown,
  ): CollectorResult {
    if (!(error instanceof SourceError)) {
      throw error;
    }
    const reason = explainCiError(error, project, this.#options.source);
    return {
      entityRef: plan.entityRef,
      evidence: [],
      unchecked: plan.criteria.map(criterion => ({ criterion, reason })),
      cursor: cursor && { ...cursor, seen: '' },
      checkAgainAt: this.checkAgainAt([error]),
    };
  }

  /** What is not found or not allowed stays so until somebody changes it; anything else may be over soon. */
  private checkAgainAt(errors: readonly SourceError[]): string | undefined {
    const soon = new Date(this.#options.now() + RETRY_MS).toISOString();
    return errors
      .flatMap(({ reason, retryAt }) => {
        switch (reason) {
          case 'rate-limited':
            return retryAt ?? soon;
          case 'unreachable':
          case 'unavailable':
          case 'unexpected':
            return soon;
          default:
            return [];
        }
      })
      .reduce<string | undefined>(
        (latest, at) => (latest && latest > at ? latest : at),
        undefined,
      );
  }

  private notConnected({
    entityRef,
    entity,
  }: CollectorTarget): CollectorResult {
    const { projectAnnotation, expectedWorkflow } = this.#options.source;
    const reason = `Neither the annotation ${projectAnnotation} nor spec.operations names a repository there; expected the annotation, or ${expectedWorkflow} as a workflow`;
    return {
      entityRef,
      evidence: [],
      unchecked: CI_CRITERIA.filter(id =>
        applies(id, entity.kind as CollectorTarget['entity']['kind']),
      ).map(criterion => ({ criterion, reason, isNotConfigured: true })),
    };
  }

  private async readProducers(
    targets: readonly CollectorTarget[],
  ): Promise<Map<string, Entity>> {
    const { auth, catalog } = this.#options;
    const refs = [
      ...new Set(targets.flatMap(({ entity }) => producersOf(entity))),
    ];
    if (refs.length === 0) {
      return new Map();
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[refs[index], entity] as const] : [],
      ),
    );
  }

  private isFullReadingDue({ readAt }: CiCursor): boolean {
    const { now, settings } = this.#options;
    return now() - readAt >= durationToMilliseconds(settings.fullInterval);
  }
}

function startersOf(by: CiDeployment['by']): CiPerson[] {
  if ('run' in by) {
    return by.run.startedBy ? [by.run.startedBy] : [];
  }
  return 'person' in by ? [by.person] : [];
}

function producersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === 'producedBy')
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
