import {
  Departure,
  isAnotherTeam,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Survey } from './takeSurvey';

/** A team of one person could not take over either. */
const LEAST_MEMBERS = 2;

/** Numbers of the entities that each group operates in a system, by the ref of the system. */
type OperatorsOfSystems = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts the operators of the entities that the caller may read. */
export function countOperators(
  { operated }: Survey,
  isVisible: (ref: string) => boolean,
): OperatorsOfSystems {
  const counts = new Map<string, Map<string, number>>();
  for (const { entityRef, operator, system } of operated) {
    if (isVisible(entityRef) && isVisible(operator)) {
      const known = counts.get(system) ?? new Map<string, number>();
      counts.set(system, known);
      known.set(operator, (known.get(operator) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The handover that would prevent most of what a departure costs: the entities of one owner, to the group that already
 * operates the most entities in the same systems and could take them over.
 *
 * @param leaving - ref of the User or Group that leaves
 */
export function chooseHandover(
  leaving: string,
  affected: readonly MlEntityFacts[],
  { snapshot }: Survey,
  operators: OperatorsOfSystems,
  isVisible: (ref: string) => boolean,
): Departure['handover'] {
  const byOwner = new Map<string, MlEntityFacts[]>();
  for (const entity of affected) {
    if (entity.owner && isVisible(entity.owner)) {
      byOwner.set(entity.owner, [...(byOwner.get(entity.owner) ?? []), entity]);
    }
  }
  const [largest] = [...byOwner].sort(([, a], [, b]) => b.length - a.length);
  if (!largest) {
    return undefined;
  }
  const [fromTeam, entities] = largest;
  const candidates = new Map<string, number>();
  for (const system of new Set(entities.map(entity => entity.system))) {
    for (const [team, count] of operators.get(system ?? '') ?? []) {
      candidates.set(team, (candidates.get(team) ?? 0) + count);
    }
  }
  const best = [...candidates]
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .find(
      ([team]) =>
        team !== leaving &&
        snapshot.members(team).size >= LEAST_MEMBERS &&
        isAnotherTeam(snapshot, fromTeam, team),
    );
  return {
    fromTeam,
    toTeam: best?.[0],
    entityRef: entities[0].ref,
    entities: entities.length,
  };
}
