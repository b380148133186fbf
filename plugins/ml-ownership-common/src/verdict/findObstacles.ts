import { getCriterion } from '../criteria';
import { ActiveExemption, ForYes, Scorecard } from '../schema/openapi';
import { CriterionOutcome } from './CriterionResult';
import { ABILITIES, HIGHEST_EXEMPTED_LEVEL } from './evaluateAbilities';

/**
 * Lists everything that keeps the verdict of an entity, of a Model its system verdict, from `yes`: all open criteria,
 * all exemptions, which cap abilities at any level that they have, and the supply chain.
 *
 * @returns undefined if nothing does, and for an entity that is not assessed or not in scope
 * @public
 */
export function findObstacles(
  scorecard: Pick<
    Scorecard,
    | 'abilities'
    | 'entityRef'
    | 'systemExemptions'
    | 'systemVerdict'
    | 'verdict'
    | 'weakestLink'
  >,
  criteria: readonly (Pick<CriterionOutcome, 'id' | 'state'> & {
    exemption?: Pick<ActiveExemption, 'expiresAt'>;
  })[],
): ForYes | undefined {
  const { abilities, verdict } = scorecard;
  if (verdict === 'not-assessed' || verdict === 'not-in-scope') {
    return undefined;
  }
  const forYes: ForYes = {
    criteria: [],
    exemptions: [],
    supplyChain: isHeldBySupplyChain(scorecard),
  };
  for (const { id, state, exemption } of criteria) {
    if (state === 'exempt') {
      const { ability } = getCriterion(id);
      forYes.exemptions.push({
        criterion: id,
        abilities: ABILITIES.filter(
          each => abilities[each] && (ability === 'all' || ability === each),
        ),
        level: HIGHEST_EXEMPTED_LEVEL,
        expiresAt: exemption!.expiresAt,
      });
    } else if (state !== 'pass' && state !== 'not-applicable') {
      forYes.criteria.push(id);
    }
  }
  const { exemptions, supplyChain } = forYes;
  return forYes.criteria.length + exemptions.length > 0 || supplyChain
    ? forYes
    : undefined;
}

/** Whether something upstream of a Model, or the entity that serves it, would keep a Model that is proven from `yes`. */
function isHeldBySupplyChain({
  entityRef,
  systemExemptions,
  systemVerdict,
  verdict,
  weakestLink,
}: Pick<
  Scorecard,
  'entityRef' | 'systemExemptions' | 'systemVerdict' | 'verdict' | 'weakestLink'
>): boolean {
  if (systemExemptions) {
    return true;
  }
  return weakestLink
    ? weakestLink.verdict !== 'yes' && weakestLink.entityRef !== entityRef
    : systemVerdict !== undefined &&
        systemVerdict !== 'yes' &&
        systemVerdict !== verdict;
}
