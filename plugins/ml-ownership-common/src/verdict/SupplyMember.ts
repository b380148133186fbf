import { MlEntityFacts, upstreamLinks } from '../criteria';
import { Ability, CriterionState, Reason, Verdict } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { ABILITIES, VERDICT_ORDER } from './evaluateAbilities';
import { contractState, EvaluationInput } from './evaluateCriteria';
import { EntityResult } from './evaluateEntity';

/**
 * What the supply chain of others needs to know of an entity: how it stands by itself, and what it is made from.
 *
 * @public
 */
export interface SupplyMember {
  entityRef: string;
  title: string;
  /** Full ref; absent where nobody is declared. */
  owner?: string;
  /** Its verdict by itself, as if it were in scope. */
  verdict: Verdict;
  level: number;
  /** The weakest of its abilities; absent where none is applicable. */
  ability?: Ability;
  /** Why the verdict is what it is. */
  because: Reason;
  /** How an edge stands that ends at it, for a consumer of another team. */
  contractEdge: { verdict: Verdict; because: Reason };
  supplies: SupplyEdge[];
}

/**
 * An edge to something that an entity is made from.
 *
 * @public
 */
export interface SupplyEdge {
  entityRef: string;
  /** The walk ends here: it is a Dataset of another team whose contract passes. */
  ends: boolean;
}

const SUPPLY_RELATIONS: Record<string, readonly string[]> = {
  Model: ['producedBy', 'trainedOn', 'derivedFrom'],
  Dataset: ['producedBy', 'derivedFrom'],
  Pipeline: ['consumes', 'usesModel'],
};

/** What a Dataset of another team must meet for the walk to end there. */
const CONTRACT_EDGE_CRITERIA = [
  'data.contract',
  'data.freshness',
  'ownership.group',
  'observe.on-call',
];

/**
 * The place of an evaluated entity in supply chains.
 *
 * @public
 */
export function toSupplyMember(
  entity: MlEntityFacts,
  result: EntityResult,
  input: EvaluationInput,
): SupplyMember {
  return {
    entityRef: entity.ref,
    title: entity.title,
    owner: entity.owner,
    verdict: result.ownVerdict,
    level: result.level,
    ability: weakestAbility(result),
    because: result.because,
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
  return [...refs].map(ref => ({
    entityRef: ref,
    ends:
      isAnotherTeam(snapshot, entity.owner, snapshot.get(ref)?.owner) &&
      contractState(ref, input) === 'pass',
  }));
}

function weakestAbility({ abilities }: EntityResult): Ability | undefined {
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

function contractEdgeOf(result: EntityResult): SupplyMember['contractEdge'] {
  const states = new Map(result.criteria.map(({ id, state }) => [id, state]));
  const stateOf = (id: string): CriterionState => states.get(id) ?? 'unknown';
  const unmet = CONTRACT_EDGE_CRITERIA.filter(id => stateOf(id) !== 'pass');
  return {
    verdict: edgeVerdict(CONTRACT_EDGE_CRITERIA.map(stateOf)),
    because: { type: 'contract', criteria: unmet },
  };
}

function edgeVerdict(states: CriterionState[]): Verdict {
  if (states.includes('fail')) {
    return 'no';
  }
  return states.every(state => state === 'pass' || state === 'exempt')
    ? 'yes'
    : 'unproven';
}
