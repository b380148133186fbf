import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Ability,
  declaredFor,
  DrillSubject,
  isMlEntityFacts,
  readEntityFacts,
  runbookCriterionOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluationService } from '../evaluation/EvaluationService';
import { EvidenceStore, NewEvidence } from '../evidence/EvidenceStore';
import { Clock } from '../time/Clock';
import { DrillStore } from './DrillStore';
import { RunbookReading, RunbookReaderRegistry } from './RunbookReaderRegistry';

/** Maximum number of entities whose runbooks are read in one run. */
const MAX_ENTITIES = 500;

/** Unchanged versions are written again only after this time, in milliseconds. */
const RENEW_AFTER = 86_400_000;

/** Writer of the evidence. */
const WRITER = 'runbook-reader';

/**
 * Versions of the runbooks of an entity: during a drill, and afterwards for runbooks that no collector reads for a
 * criterion.
 */
export class RunbookVersions {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: Clock;
      evaluation: EvaluationService;
      evidence: EvidenceStore;
      logger: LoggerService;
      runbooks: RunbookReaderRegistry;
      store: DrillStore;
    },
  ) {}

  /** Reads the current runbook of each ability. */
  async read(
    entity: Entity | undefined,
    abilities: readonly Ability[],
  ): Promise<Map<Ability, RunbookReading>> {
    const { logger, runbooks } = this.options;
    return new Map(
      await Promise.all(
        abilities.map(
          async (ability): Promise<[Ability, RunbookReading]> => [
            ability,
            entity
              ? await runbooks.read(entity, ability, logger)
              : { status: 'not-read' },
          ],
        ),
      ),
    );
  }

  /**
   * Reads the runbooks of passed drills that no collector reads for a criterion, and stores their versions as evidence.
   * Drills become stale when such a runbook changes, as with any other runbook.
   */
  async refresh(): Promise<void> {
    const { auth, catalog, clock, evaluation, evidence, store } = this.options;
    const proven = await store.withUnreadRunbooks(MAX_ENTITIES);
    if (proven.size === 0) {
      return;
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...proven.keys()] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const read: NewEvidence[] = [];
    for (const entity of items) {
      if (entity) {
        const abilities = proven.get(stringifyEntityRef(entity)) ?? [];
        for (const [ability, reading] of await this.read(entity, abilities)) {
          read.push(...this.toEvidence(entity, ability, reading));
        }
      }
    }
    const now = clock.time();
    const { entityRefs } = await evidence.renew(
      read,
      new Date(now).toISOString(),
      new Date(now - RENEW_AFTER).toISOString(),
    );
    await evaluation.evaluateChanged(entityRefs);
  }

  private toEvidence(
    entity: Entity,
    ability: Ability,
    { runbook }: RunbookReading,
  ): NewEvidence[] {
    const facts = readEntityFacts(entity);
    return runbook && isMlEntityFacts(facts)
      ? [
          {
            entityRef: facts.ref,
            criterion: runbookCriterionOf(ability),
            source: 'document',
            reportedBy: WRITER,
            outcome: 'pass',
            observedAt: this.options.clock.now(),
            subjectVersion: runbook.version,
            declaration: declaredFor(facts, ability).runbook,
            url: runbook.url,
            detail: `The runbook was read, ${runbook.steps.length} steps`,
          },
        ]
      : [];
  }
}

/** Adds the versions of the runbooks to the subjects of a drill. */
export function withReadings(
  subjects: Readonly<Partial<Record<Ability, DrillSubject>>>,
  readings: ReadonlyMap<Ability, RunbookReading>,
): Partial<Record<Ability, DrillSubject>> {
  const result = { ...subjects };
  for (const [ability, { status, runbook }] of readings) {
    if (status !== 'not-read') {
      result[ability] = {
        ...subjects[ability],
        runbookVersion: runbook?.version,
      };
    }
  }
  return result;
}
