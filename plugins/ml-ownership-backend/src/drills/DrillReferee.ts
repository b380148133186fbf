import { NotFoundError } from '@backstage/errors';
import {
  Ability,
  authorsOf,
  CatalogSnapshot,
  DrillPositions,
  DrillSubject,
  drillSubject,
  EvaluationInput,
  isMlEntityFacts,
  MlEntityFacts,
  objectToTeam,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvaluationService } from '../evaluation/EvaluationService';
import { DatabaseDrillStore } from './DatabaseDrillStore';

/** Who owned it, or was in the team that did, so shortly before a drill is no other team. In milliseconds. */
const SETTLING = 30 * 86_400_000;

/**
 * How things stand for a drill at one moment.
 */
export interface DrillGround {
  entity: MlEntityFacts;
  snapshot: CatalogSnapshot;
  /** Everybody who built it. */
  authors: ReadonlySet<string>;
  positions: DrillPositions;
  /** Refs of those who own it, and of those who did shortly before. */
  owners: readonly string[];
  /** Refs of the people and groups that left one of these shortly before. */
  former: ReadonlySet<string>;
  /** What a drill of each ability would be done on. */
  subjects: Partial<Record<Ability, DrillSubject>>;
  /** ISO 8601 instant at which the entity was first seen. */
  firstSeenAt: string;
}

/**
 * Says how things stand for a drill: who is another team, who built it, and what it would be done on.
 */
export class DrillReferee {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly store: DatabaseDrillStore,
  ) {}

  /**
   * Looks at what is known now, as it was for owners and members at a moment.
   *
   * @param at - ISO 8601 instant at which the drill begins
   * @throws NotFoundError where nothing is known of the entity yet
   */
  async look<T>(
    drill: {
      entityRef: string;
      abilities: readonly Ability[];
      performingTeam: string;
      operators: readonly string[];
    },
    at: string,
    judge: (ground: DrillGround) => T | Promise<T>,
  ): Promise<T> {
    const { entityRef } = drill;
    const { store } = this;
    const now = new Date().toISOString();
    const since = new Date(Date.parse(at) - SETTLING).toISOString();
    const firstSeenAt = (await store.firstSeenAt(entityRef)) ?? now;
    return this.evaluation.withLiveCatalog(async live => {
      const { snapshot } = live;
      const entity = snapshot.get(entityRef);
      if (!isMlEntityFacts(entity)) {
        throw new NotFoundError(
          `Nothing is known of ${entityRef} yet: it is evaluated within a minute`,
        );
      }
      const owners = await store.ownersAt(entityRef, entity.owner, at, since);
      const [owner] = owners;
      const named = [
        ...new Set(owners.filter(ref => ref !== undefined && ref !== owner)),
      ] as string[];
      const groups = [...(owner ? [owner] : []), ...named].flatMap(ref => [
        ...snapshot.groupAndDescendants(ref),
      ]);
      const former = formerOf(
        snapshot,
        groups,
        await store.formerMembers(since),
      );
      const input = live.inputAt(now);
      return judge({
        entity,
        snapshot,
        authors: authorsOf(snapshot, entityRef, ref =>
          recordedAuthors(input, ref),
        ),
        positions: {
          owner,
          objections: objectToTeam(
            snapshot,
            drill,
            [owner ?? '', ...named],
            former,
          ),
        },
        owners: [...(owner ? [owner] : []), ...named],
        former,
        subjects: Object.fromEntries(
          drill.abilities.map(ability => [
            ability,
            drillSubject(entity, ability, snapshot, criterion =>
              input.evidence(entityRef, criterion),
            ),
          ]),
        ),
        firstSeenAt,
      });
    });
  }
}

function recordedAuthors(
  input: EvaluationInput,
  ref: string,
): readonly string[] {
  return input.recordedAuthors?.(ref) ?? [];
}

/** Who left some groups, with those who left what left them: nobody gets out by moving a group as a whole. */
function formerOf(
  snapshot: CatalogSnapshot,
  groups: readonly string[],
  left: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const inside = new Set(groups);
  const former = new Set<string>();
  for (const group of inside) {
    for (const ref of left.get(group) ?? []) {
      former.add(ref);
      snapshot.members(ref).forEach(member => former.add(member));
      for (const below of snapshot.groupAndDescendants(ref)) {
        inside.add(below);
        former.add(below);
      }
    }
  }
  groups.forEach(ref => former.delete(ref));
  return former;
}
