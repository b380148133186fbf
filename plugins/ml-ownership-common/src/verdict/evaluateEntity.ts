import { MlEntityFacts } from '../criteria';
import { CatalogView } from '../facts';
import { findMissing } from '../people';
import {
  AbilityResults,
  Cause,
  CauseCriteria,
  Coverage,
  MissingRef,
  VerdictReason,
  Smell,
  Verdict,
} from '../schema/openapi';
import { describeVerdict, getReason } from './describeVerdict';
import {
  ABILITIES,
  evaluateAbilities,
  worstVerdict,
} from './evaluateAbilities';
import { CriterionOutcome, CriterionResult } from './CriterionResult';
import { EvaluationInput } from './EvaluationInput';
import { earliest } from './earliest';
import { evaluateCriteria } from './evaluateCriteria';
import { evaluateExtraCriteria } from './evaluateExtraCriteria';
import { findCauses } from './findCauses';
import { UpcomingExpiry, findUpcomingExpiries } from './findUpcomingExpiries';
import { findSmells } from './findSmells';

/**
 * The results that follow from the states of an entity's criteria.
 *
 * @public
 */
export interface EntityConclusion {
  verdict: Verdict;
  /** The verdict as if it were in scope; dependents use this one. */
  ownVerdict: Verdict;
  /** The minimum over its applicable abilities; 0 if there are none. */
  level: number;
  /** The reason for its own verdict. */
  reason: VerdictReason;
  abilities: AbilityResults;
  coverage: Coverage;
}

/**
 * The evaluation of one entity without its supply chain.
 *
 * @public
 */
export interface EntityResult extends EntityConclusion {
  entityRef: string;
  headline: string;
  primaryCause?: Cause;
  causes: CauseCriteria[];
  smells: Smell[];
  /** Groups and Users that it names and the catalog does not have. */
  missing: MissingRef[];
  criteria: CriterionResult[];
  /** Additional criteria of the installation; they affect no level or verdict. */
  extra: CriterionResult[];
  /** Evidence and exemptions that end soon, see {@link UpcomingExpiry}. */
  upcomingExpiries: UpcomingExpiry[];
  /**
   * ISO 8601 instant at which this result may change by time alone. It may also change when the contract of
   * another entity does, which is part of that entity's own result: see {@link evidenceKey}.
   */
  nextChangeAt?: string;
}

/**
 * Evaluates one entity without its supply chain. Pure: the same input yields the same result.
 *
 * @public
 */
export function evaluateEntity(
  entity: MlEntityFacts,
  input: EvaluationInput,
): EntityResult {
  const criteria = evaluateCriteria(entity, input);
  const conclusion = concludeEntity(
    criteria,
    isInScope(entity, criteria, input.snapshot),
  );
  const { smells, changesAt: smellsChangeAt } = findSmells(
    entity,
    criteria,
    input,
  );
  const extra = evaluateExtraCriteria(entity, input);
  const expiries = findUpcomingExpiries(criteria, input.now);
  return {
    entityRef: entity.ref,
    ...conclusion,
    headline: describeVerdict(
      conclusion.verdict,
      conclusion.reason,
      entity.kind,
    ),
    ...findCauses(criteria, conclusion.level),
    smells,
    missing: findMissing(entity, input.snapshot),
    criteria,
    extra,
    upcomingExpiries: expiries.soon,
    nextChangeAt: earliest([
      ...criteria.map(({ changesAt }) => changesAt),
      ...extra.map(({ changesAt }) => changesAt),
      expiries.nextWarningAt,
      smellsChangeAt,
    ]),
  };
}

/**
 * Derives levels and verdicts of an entity from the states of its criteria.
 *
 * @public
 */
export function concludeEntity(
  criteria: readonly CriterionOutcome[],
  inScope: boolean,
): EntityConclusion {
  const abilities = evaluateAbilities(criteria);
  const applicable = ABILITIES.flatMap(ability => abilities[ability] ?? []);
  // The operator may have switched off all criteria of all abilities.
  const level =
    applicable.length > 0
      ? Math.min(...applicable.map(result => result.level))
      : 0;
  const ownVerdict =
    applicable.length > 0
      ? worstVerdict(applicable.map(result => result.verdict))
      : 'unproven';
  const counted = criteria.filter(({ state }) => state !== 'not-applicable');
  const coverage = {
    known: counted.filter(({ state }) =>
      ['pass', 'fail', 'exempt'].includes(state),
    ).length,
    applicable: counted.length,
  };
  return {
    verdict: inScope ? ownVerdict : 'not-in-scope',
    ownVerdict,
    level,
    reason: getReason(ownVerdict, criteria, coverage),
    abilities,
    coverage,
  };
}

/** The criteria whose observation shows that the entity is serving. */
const SERVING_CRITERIA: readonly string[] = ['deploy.run', 'deploy.artifact'];

/**
 * Experimental entities are out of scope, unless they serve: a serving entity is declared, or evidence that
 * counts has observed it. Source: DESIGN §5.
 */
function isInScope(
  entity: MlEntityFacts,
  criteria: readonly CriterionResult[],
  snapshot: CatalogView,
): boolean {
  return (
    entity.lifecycle !== 'experimental' ||
    snapshot
      .linksFrom(entity.ref, 'servedBy')
      .some(link => snapshot.get(link.to)) ||
    criteria.some(
      ({ id, evidence }) =>
        SERVING_CRITERIA.includes(id) &&
        evidence.some(
          ({ source, outcome, status }) =>
            source === 'observed' &&
            outcome === 'pass' &&
            ['decisive', 'overruled'].includes(status),
        ),
    )
  );
}
