import {
  CatalogSnapshot,
  concludeEntity,
  CriterionOutcome,
  EntityConclusion,
  evaluateEntity,
  EvaluationInput,
  isMlEntityFacts,
  MlEntityFacts,
  reevaluateCriteria,
  ScorecardState,
  SupplyChains,
  toSupplyChainMember,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Rules } from '../rules/Rules';
import { UrgentWork } from '../async/UrgentWork';
import { createEventLoopYielder } from '../async/createEventLoopYielder';
import { EvaluationInputs } from './EvaluationInputs';
import { KnownOutcome } from './KnownOutcome';

/**
 * An entity whose result changes, or may change.
 */
export interface ImaginedChange {
  entity: MlEntityFacts;
  /** For a Model, the system verdict and level. */
  before: ScorecardState;
  after: ScorecardState;
  /** Ids of the criteria that would newly fail. */
  newFailures: string[];
}

/** Content of a copy, which is not shared. */
interface Copy {
  snapshot: CatalogSnapshot;
  inputs: EvaluationInputs;
  chains: SupplyChains;
  /** Outcomes of all evaluated entities. */
  outcomes: ReadonlyMap<string, KnownOutcome>;
  /** System verdict and level of each Model. */
  systems: ReadonlyMap<string, ScorecardState>;
  rules: Rules;
}

/**
 * A copy of all inputs of the evaluation without some Groups and Users. Independent of later changes to the original.
 */
export class CatalogWithout {
  /**
   * @param affected - refs of the entities that depend on something that changes with the removal
   * @param everyCriterion - whether the outcome of any criterion may change, not only of those that read a Group or
   * User
   */
  constructor(
    private readonly copy: Copy,
    private readonly affected: ReadonlySet<string>,
    private readonly everyCriterion: boolean,
  ) {}

  /**
   * Evaluates the criteria that may change. Yields to the event loop regularly.
   *
   * @param urgent - work for which it pauses
   * @throws the reason of the signal, if it is aborted
   */
  async evaluate(
    now: string,
    signal: AbortSignal,
    urgent: UrgentWork,
  ): Promise<ImaginedChange[]> {
    const { chains, inputs, outcomes, rules, snapshot } = this.copy;
    const input = inputs.at(now, snapshot, rules);
    const yieldToEventLoop = createEventLoopYielder(urgent);
    // Not the results themselves: those of 15,000 entities are half a gigabyte.
    const evaluated = new Map<
      string,
      ScorecardState & { newFailures: string[] }
    >();
    for (const ref of this.affected) {
      const entity = snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        const known = outcomes.get(ref)!;
        const before = known.criteria();
        const result = this.everyCriterion
          ? evaluateEntity(entity, input)
          : reevaluate(entity, input, known, before);
        chains.set(toSupplyChainMember(entity, result, input));
        evaluated.set(ref, {
          ...toState(result),
          newFailures: findNewFailures(before, result.criteria),
        });
      }
      const turn = yieldToEventLoop();
      if (turn) {
        await turn;
        signal.throwIfAborted();
      }
    }
    const settled = await chains.settleInTurns(yieldToEventLoop);
    const changes: ImaginedChange[] = [];
    for (const ref of new Set([...evaluated.keys(), ...settled])) {
      const entity = snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        const known = outcomes.get(ref)!;
        const result = evaluated.get(ref);
        changes.push({
          entity,
          before: toState(this.copy.systems.get(ref) ?? known),
          after: this.stateOf(entity, result ?? known),
          newFailures: result?.newFailures ?? [],
        });
      }
      const turn = yieldToEventLoop();
      if (turn) {
        await turn;
        signal.throwIfAborted();
      }
    }
    return changes;
  }

  private stateOf(
    entity: MlEntityFacts,
    { verdict, level }: ScorecardState,
  ): ScorecardState {
    if (entity.kind !== 'Model') {
      return { verdict, level };
    }
    const { chains, snapshot } = this.copy;
    const { systemVerdict, systemLevel } = chains.systemOf(
      entity,
      snapshot,
      verdict !== 'not-in-scope',
    );
    return { verdict: systemVerdict, level: systemLevel };
  }
}

function toState({ verdict, level }: ScorecardState): ScorecardState {
  return { verdict, level };
}

/** Groups and Users do not affect the scope. */
function reevaluate(
  entity: MlEntityFacts,
  input: EvaluationInput,
  known: KnownOutcome,
  before: readonly CriterionOutcome[],
): EntityConclusion & { criteria: CriterionOutcome[] } {
  const criteria = reevaluateCriteria(entity, input, before, index =>
    known.hasReadPeople(index),
  );
  return {
    ...concludeEntity(criteria, known.verdict !== 'not-in-scope'),
    criteria,
  };
}

function findNewFailures(
  before: readonly CriterionOutcome[],
  after: readonly CriterionOutcome[],
): string[] {
  return after
    .filter(
      ({ state }, index) => state === 'fail' && before[index].state !== 'fail',
    )
    .map(({ id }) => id);
}
