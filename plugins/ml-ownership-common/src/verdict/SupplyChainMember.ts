import { getCriterion, MlEntityFacts, upstreamLinks } from '../criteria';
import { Ability, VerdictReason, Verdict } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { ABILITIES, VERDICT_ORDER } from './evaluateAbilities';
import { CriterionOutcome } from './CriterionResult';
import { EvaluationInput } from './EvaluationInput';
import { contractState } from './evaluateCriterion';
import { EntityConclusion } from './evaluateEntity';

/**
 * The data of an entity that the supply chains of others need: its own verdict, and its suppliers.
 *
 * @public
 */
export interface SupplyChainMember {
  entityRef: string;
  title: string;
  /** Full ref; absent if no owner is declared. */
  owner?: string;
  /** Its own verdict, as if it were in scope. */
  verdict: Verdict;
  level: number;
  /** The ability that the reason is about; absent if no ability applies. */
  ability?: Ability;
  /** The reason for the verdict. */
  reason: VerdictReason;
  /** The verdict on an edge that ends at it, for a consumer of another team. */
  contractEdge: ContractEdge;
  supplies: SupplyEdge[];
}

/**
 * The verdict on an edge that ends at a Dataset of another team.
 *
 * @public
 */
export interface ContractEdge {
  verdict: Verdict;
  reason: VerdictReason;
  /** Ids of the required criteria that are exempt, which caps the system at level 3; absent if there are none. */
  exempt?: readonly string[];
}

/**
 * An edge to a direct supplier of an entity.
 *
 * @public
 */
export interface SupplyEdge {
  entityRef: string;
  /**
   * The walk ends here: the supplier is a Dataset of another team whose contract passes or is not required in
   * this installation.
   */
  ends: boolean;
}

/**
 * The part of an evaluation result that supply chains need.
 *
 * @public
 */
export type SupplyResult = Pick<
  EntityConclusion,
  'ownVerdict' | 'level' | 'abilities' | 'reason'
> & { criteria: readonly CriterionOutcome[] };

const SUPPLY_RELATIONS: Record<string, readonly string[]> = {
  Model: ['producedBy', 'trainedOn', 'derivedFrom'],
  Dataset: ['producedBy', 'derivedFrom'],
  Pipeline: ['consumes', 'usesModel'],
};

/** The criteria that a Dataset of another team must meet at the end of the walk. */
const CONTRACT_EDGE_CRITERIA = [
  'data.contract',
  'data.freshness',
  'ownership.group',
  'observe.on-call',
];

/**
 * Creates the supply chain member of an evaluated entity.
 *
 * @public
 */
export function toSupplyChainMember(
  entity: MlEntityFacts,
  result: SupplyResult,
  input: EvaluationInput,
): SupplyChainMember {
  return {
    entityRef: entity.ref,
    title: entity.title,
    owner: entity.owner,
    verdict: result.ownVerdict,
    level: result.level,
    ability: abilityOf(result),
    reason: result.reason,
    contractEdge: contractEdgeOf(result),
    supplies: supplyEdges(entity, input),
  };
}

function supplyEdges(
  entity: MlEntityFacts,
  input: EvaluationInput,
): SupplyEdge[] {
  const { snapshot } = input;
  const refs = new Set(
    upstreamLinks(snapshot, entity.ref)
      .filter(({ relation }) =>
        SUPPLY_RELATIONS[entity.kind].includes(relation),
      )
      .map(({ upstream }) => upstream),
  );
  return [...refs].map(ref => {
    const supplier = snapshot.get(ref);
    return {
      entityRef: ref,
      ends:
        supplier?.kind === 'Dataset' &&
        isAnotherTeam(snapshot, entity.owner, supplier.owner) &&
        ['pass', 'not-applicable'].includes(contractState(ref, input)),
    };
  });
}

/** The ability of the displayed reason; the weakest ability if the reason is about all abilities or none. */
function abilityOf(result: SupplyResult): Ability | undefined {
  const named = result.reason.criteria
    ?.map(id => getCriterion(id).ability)
    .find((ability): ability is Ability => ability !== 'all');
  return named ?? weakestAbility(result);
}

function weakestAbility({ abilities }: SupplyResult): Ability | undefined {
  return ABILITIES.filter(ability => abilities[ability]).reduce<
    Ability | undefined
  >((worst, ability) => {
    if (!worst) {
      return ability;
    }
    const a = abilities[ability]!;
    const b = abilities[worst]!;
    const byVerdict =
      VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict);
    return byVerdict < 0 || (byVerdict === 0 && a.level < b.level)
      ? ability
      : worst;
  }, undefined);
}

function contractEdgeOf(result: SupplyResult): ContractEdge {
  const states = new Map(result.criteria.map(({ id, state }) => [id, state]));
  const unmet = CONTRACT_EDGE_CRITERIA.filter(
    id => !['pass', 'not-applicable'].includes(states.get(id) ?? 'unknown'),
  );
  const exempt = unmet.filter(id => states.get(id) === 'exempt');
  const failing = unmet.filter(id => states.get(id) === 'fail');
  // For dependents, an exemption is not a pass: it proves nothing.
  const atBest = unmet.length > 0 ? 'unproven' : 'yes';
  const isOpen = unmet.length > 0 && failing.length + exempt.length === 0;
  return {
    verdict: failing.length > 0 ? 'no' : atBest,
    reason: isOpen
      ? {
          type: 'contract-no-evidence',
          count: unmet.length,
          applicable: CONTRACT_EDGE_CRITERIA.filter(
            id => states.get(id) !== 'not-applicable',
          ).length,
        }
      : {
          type: 'contract',
          criteria: [...failing, ...exempt],
          ...(exempt.length > 0 && { exempt }),
        },
    ...(exempt.length > 0 && { exempt }),
  };
}
