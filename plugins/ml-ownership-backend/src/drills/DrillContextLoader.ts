import { NotFoundError } from '@backstage/errors';
import {
  Ability,
  getAuthors,
  CatalogSnapshot,
  IndependenceCheck,
  DrillSubject,
  drillSubject,
  EntityRecord,
  EvaluationInput,
  isMlEntityFacts,
  MlEntityFacts,
  findTeamObjections,
  predecessorsOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluationService } from '../evaluation/EvaluationService';
import { Clock } from '../time/Clock';
import { DrillContextStore } from './DrillContextStore';

/**
 * Cool-down in milliseconds: owners, and members of the owning team, of the last 30 days still count as the owning
 * team.
 */
const OWNERSHIP_COOLDOWN_MS = 30 * 86_400_000;

/** An entity, the abilities that are tested, and who takes part. */
export interface DrillPlan {
  entityRef: string;
  abilities: readonly Ability[];
  performingTeam: string;
  operators: readonly string[];
}

/**
 * The context of a drill at an instant.
 */
export interface DrillContext {
  entity: MlEntityFacts;
  snapshot: CatalogSnapshot;
  /** Abilities that apply to the entity. */
  asked: readonly Ability[];
  /** All authors of the entity. */
  authors: ReadonlySet<string>;
  independence: IndependenceCheck;
  /** Refs of the current and the recent owners. */
  owners: readonly string[];
  /** Refs of the users and groups that left one of the owners recently. */
  former: ReadonlySet<string>;
  /** The subject of a drill of each ability. */
  subjects: Partial<Record<Ability, DrillSubject>>;
  /** ISO 8601 instant at which the entity was first seen. */
  firstSeenAt: string;
}

type RecordReader = (entityRef: string) => EntityRecord | undefined;

/**
 * Loads the context of a drill: owners, authors, independence objections and subjects.
 */
export class DrillContextLoader {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly store: DrillContextStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Provides the context from the current evaluation, with owners and members as of an instant.
   *
   * @param at - ISO 8601 instant at which the drill begins
   * @param until - ISO 8601 instant at which the drill ended: users who began to work on the entity later are not
   * authors of its subject
   * @throws NotFoundError if the entity has not been evaluated yet
   */
  async load<T>(
    plan: DrillPlan,
    at: string,
    use: (context: DrillContext) => T | Promise<T>,
    until?: string,
  ): Promise<T> {
    const { entityRef } = plan;
    const now = this.clock.now();
    const since = new Date(
      Date.parse(at) - OWNERSHIP_COOLDOWN_MS,
    ).toISOString();
    const firstSeenAt = (await this.store.firstSeenAt(entityRef)) ?? now;
    return this.evaluation.withEvaluator(async live => {
      const { snapshot } = live;
      const entity = evaluatedEntity(snapshot, entityRef);
      const input = live.inputAt(now);
      const record: RecordReader = ref => input.record?.(ref);
      const [owner, ...earlier] = await this.readOwners(
        entity,
        record,
        at,
        since,
      );
      const owners = [...(owner ? [owner] : []), ...earlier];
      const former = formerOf(
        snapshot,
        owners,
        await this.store.formerMembers(since),
      );
      return use({
        entity,
        snapshot,
        asked: live.askedAbilities(entity),
        authors: getAuthors(snapshot, entityRef, record, until),
        independence: {
          owner,
          objections: findTeamObjections(
            snapshot,
            plan,
            [owner ?? '', ...earlier],
            former,
          ),
        },
        owners,
        former,
        subjects: subjectsOf(plan, entity, input),
        firstSeenAt,
      });
    });
  }

  /** The owner at an instant, then the earlier owners, including those of the entities that this one replaces. */
  private async readOwners(
    entity: MlEntityFacts,
    record: RecordReader,
    at: string,
    since: string,
  ): Promise<[owner: string | undefined, ...earlier: string[]]> {
    const { ref } = entity;
    const [owner, ...earlier] = await this.store.ownersAt(
      ref,
      entity.owner,
      at,
      since,
    );
    const predecessors = predecessorsOf([ref], record);
    predecessors.delete(ref);
    for (const predecessor of predecessors) {
      earlier.push(
        ...(await this.store.ownersAt(predecessor, undefined, at, since)),
      );
    }
    return [
      owner,
      ...new Set(earlier.filter(isPresent).filter(other => other !== owner)),
    ];
  }
}

function isPresent(ref: string | undefined): ref is string {
  return ref !== undefined;
}

/**
 * Users and groups that left some owners, including all members of groups that left, so that moving a whole group does
 * not make its members independent. If an owner is a User, the groups that this user left count as well.
 */
function formerOf(
  snapshot: CatalogSnapshot,
  owners: readonly string[],
  left: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const groups = owners.flatMap(ref => [...snapshot.groupAndDescendants(ref)]);
  const inside = new Set(groups);
  const former = new Set<string>();
  const add = (ref: string) => {
    former.add(ref);
    snapshot.members(ref).forEach(member => former.add(member));
    for (const below of snapshot.groupAndDescendants(ref)) {
      inside.add(below);
      former.add(below);
    }
  };
  const people = new Set(
    owners
      .filter(ref => ref.startsWith('user:'))
      .flatMap(ref => [...snapshot.identities(ref)]),
  );
  for (const [group, refs] of left) {
    if (refs.some(ref => people.has(ref))) {
      add(group);
    }
  }
  for (const group of inside) {
    left.get(group)?.forEach(add);
  }
  groups.forEach(ref => former.delete(ref));
  return former;
}

/** @throws NotFoundError */
function evaluatedEntity(
  snapshot: CatalogSnapshot,
  entityRef: string,
): MlEntityFacts {
  const entity = snapshot.get(entityRef);
  if (!isMlEntityFacts(entity)) {
    throw new NotFoundError(
      `${entityRef} has not been evaluated yet; try again in a minute`,
    );
  }
  return entity;
}

/** What the drill of each ability is about. */
function subjectsOf(
  { abilities }: DrillPlan,
  entity: MlEntityFacts,
  { evidence, snapshot }: EvaluationInput,
): DrillContext['subjects'] {
  return Object.fromEntries(
    abilities.map(ability => [
      ability,
      drillSubject(entity, ability, snapshot, criterion =>
        evidence(entity.ref, criterion),
      ),
    ]),
  );
}
