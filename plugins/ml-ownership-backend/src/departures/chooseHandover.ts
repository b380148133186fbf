import {
  Departure,
  getOperator,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Survey } from './takeSurvey';

/** A team of one person could not take over either. */
const LEAST_MEMBERS = 2;

/**
 * The handover that would prevent most of what a departure costs: the entities of one operating group, to the group that
 * already operates the most entities in the same systems.
 *
 * @param leaving - ref of the User or Group that leaves
 */
export function chooseHandover(
  leaving: string,
  affected: readonly MlEntityFacts[],
  { operators, people }: Survey,
  isVisible: (ref: string) => boolean,
): Departure['handover'] {
  const byTeam = new Map<string, MlEntityFacts[]>();
  for (const entity of affected) {
    const team = getOperator(entity);
    if (team && isVisible(team)) {
      byTeam.set(team, [...(byTeam.get(team) ?? []), entity]);
    }
  }
  const [largest] = [...byTeam].sort(([, a], [, b]) => b.length - a.length);
  if (!largest) {
    return undefined;
  }
  const [fromTeam, entities] = largest;
  const candidates = new Map<string, number>();
  for (const system of new Set(entities.map(entity => entity.system))) {
    for (const [team, count] of operators.get(system ?? '') ?? []) {
      const isCandidate =
        team !== fromTeam &&
        team !== leaving &&
        (people.get(team)?.members ?? 0) >= LEAST_MEMBERS &&
        isVisible(team);
      if (isCandidate) {
        candidates.set(team, (candidates.get(team) ?? 0) + count);
      }
    }
  }
  const [best] = [...candidates].sort(
    ([a, most], [b, more]) => more - most || (a < b ? -1 : 1),
  );
  return {
    fromTeam,
    toTeam: best?.[0],
    entityRef: entities[0].ref,
    entities: entities.length,
  };
}
