import { MlEntityFacts } from '../criteria';
import { CatalogView } from '../facts';
import {
  AbilityResults,
  Cause,
  CauseCriteria,
  Coverage,
  Reason,
  Smell,
  Verdict,
} from '../schema/openapi';
import { describeVerdict, reasonOf } from './describeVerdict';
import {
  ABILITIES,
  evaluateAbilities,
  worstVerdict,
} from './evaluateAbilities';
import {
  CriterionResult,
  earliest,
  evaluateCriteria,
  evaluateExtraCriteria,
  EvaluationInput,
} from './evaluateCriteria';
import { findCauses } from './findCauses';
import { EndingSoon, findEndings } from './findEndings';
import { findSmells } from './findSmells';

/**
 * What the rules say of one entity by itself.
 *
 * @public
 */
export interface EntityResult {
  entityRef: string;
  verdict: Verdict;
  /** The verdict that it would have if it were in scope; what depends on it counts this one. */
  ownVerdict: Verdict;
  /** The minimum over its applicable abilities; 0 where none is. */
  level: number;
  headline: string;
  /** Why its own verdict is what it is. */
  because: Reason;
  abilities: AbilityResults;
  coverage: Coverage;
  primaryCause?: Cause;
  causes: CauseCriteria[];
  smells: Smell[];
  criteria: CriterionResult[];
  /** Criteria of the installation's own; nothing rests on them. */
  extra: CriterionResult[];
  /** What counts now and ends soon, see {@link EndingSoon}. */
  endingSoon: EndingSoon[];
  /**
   * ISO 8601 instant at which time alone may change this result. It may also change when time changes the contract of another
   * entity, which that entity's own result announces: see {@link evidenceKey}.
   */
  nextChangeAt?: string;
}

/**
 * Evaluates one entity by itself. Pure: the same input yields the same result.
 *
 * @public
 */
export function evaluateEntity(
  entity: MlEntityFacts,
  input: EvaluationInput,
): EntityResult {
  const criteria = evaluateCriteria(entity, input);
  const abilities = evaluateAbilities(criteria);
  const applicable = ABILITIES.flatMap(ability => abilities[ability] ?? []);
  // An operator may have switched off everything that would prove something.
  const level =
    applicable.length > 0
      ? Math.min(...applicable.map(result => result.level))
      : 0;
  const ownVerdict =
    applicable.length > 0
      ? worstVerdict(applicable.map(result => result.verdict))
      : 'unproven';
  const verdict = isInScope(entity, input.snapshot)
    ? ownVerdict
    : 'not-in-scope';
  const counted = criteria.filter(({ state }) => state !== 'not-applicable');
  const coverage = {
    known: counted.filter(({ state }) =>
      ['pass', 'fail', 'exempt'].includes(state),
    ).length,
    applicable: counted.length,
  };
  const smells = findSmells(entity, criteria, input);
  const extra = evaluateExtraCriteria(entity, input);
  const ending = findEndings(criteria, input.now);
  const because = reasonOf(ownVerdict, criteria, coverage);
  return {
    entityRef: entity.ref,
    verdict,
    ownVerdict,
    level,
    headline: describeVerdict(verdict, because),
    because,
    abilities,
    coverage,
    ...findCauses(criteria, level),
    smells: smells.found,
    criteria,
    extra,
    endingSoon: ending.soon,
    nextChangeAt: earliest([
      ...criteria.map(({ changesAt }) => changesAt),
      ...extra.map(({ changesAt }) => changesAt),
      ending.nextWarningAt,
      smells.changesAt,
    ]),
  };
}

/**
 * Experimental entities are out of scope, except a Model that something serves. Source: DESIGN §5.
 */
function isInScope(entity: MlEntityFacts, snapshot: CatalogView): boolean {
  return (
    entity.lifecycle !== 'experimental' ||
    snapshot
      .linksFrom(entity.ref, 'servedBy')
      .some(link => snapshot.get(link.to))
  );
}
