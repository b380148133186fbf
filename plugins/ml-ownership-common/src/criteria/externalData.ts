import { CatalogView } from '../facts';
import { Ability } from '../schema/openapi';
import { MlEntityFacts } from './CriterionDefinition';
import { upstreamLinks } from './upstreamLinks';

/** The abilities that do not apply to external data: it cannot be rebuilt or published here. */
const NOT_OF_EXTERNAL_DATA: readonly string[] = ['retrain', 'deploy'];

/**
 * The fields of a drill result that decide whether an ability applies.
 *
 * @public
 */
export interface DrillOutcome {
  ability: Ability;
  outcome: 'pass' | 'fail';
  /** ISO 8601 instant. */
  endedAt: string;
}

/**
 * Whether an ability applies to an entity. Retrain and deploy do not apply to a Dataset of `type: external`,
 * unless a Pipeline of the catalog produces it, or a drill of the ability failed and no later one passed:
 * such a drill shows that a team here has tried. Source: DESIGN §5.
 *
 * @param drills - the drills that count for the entity, called only if needed
 *
 * @public
 */
export function isAbilityAsked(
  entity: MlEntityFacts,
  ability: string,
  snapshot: CatalogView,
  drills: () => readonly DrillOutcome[],
): boolean {
  return (
    entity.kind !== 'Dataset' ||
    entity.type !== 'external' ||
    !NOT_OF_EXTERNAL_DATA.includes(ability) ||
    isMadeHere(entity, snapshot) ||
    hasFailed(ability, drills())
  );
}

function isMadeHere(entity: MlEntityFacts, snapshot: CatalogView): boolean {
  return upstreamLinks(snapshot, entity.ref).some(
    ({ relation }) => relation === 'producedBy',
  );
}

/** Whether a drill failed and no later one has passed. */
function hasFailed(ability: string, drills: readonly DrillOutcome[]): boolean {
  const latest = (outcome: DrillOutcome['outcome']) =>
    Math.max(
      ...drills
        .filter(drill => drill.ability === ability && drill.outcome === outcome)
        .map(({ endedAt }) => Date.parse(endedAt)),
    );
  const failedAt = latest('fail');
  return Number.isFinite(failedAt) && failedAt >= latest('pass');
}
