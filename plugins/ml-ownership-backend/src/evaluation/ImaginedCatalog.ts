import {
  CatalogSnapshot,
  CatalogView,
  compareCriteria,
  concludeEntity,
  CriterionChanges,
  CriterionOutcome,
  EntityConclusion,
  EntityResult,
  evaluateEntity,
  EvaluationInput,
  getEscalationContacts,
  getOperator,
  isMlEntityFacts,
  MlEntityFacts,
  reevaluateCriteria,
  ScorecardState,
  SupplyChains,
  SystemResult,
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
export interface ImaginedChange extends CriterionChanges {
  entity: MlEntityFacts;
  /** For a Model, the system verdict and level. Absent for a new entity. */
  before?: ScorecardState;
  after: ScorecardState;
  /** Of an entity whose result is kept. */
  result?: EntityResult;
  /** Of a Model whose result is kept. */
  system?: SystemResult;
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

type Evaluated = ScorecardState & CriterionChanges & { result?: EntityResult };

const NO_CHANGES: CriterionChanges = { gained: [], lost: [], newFailures: [] };

/**
 * A copy of all inputs of the evaluation, with changes to the catalog. Independent of later changes to the original.
 */
export class ImaginedCatalog {
  /**
   * @param affected - refs of the entities that depend on something that changes
   * @param everyCriterion - whether the outcome of any criterion may change, not only of those that read a Group or
   * User
   */
  constructor(
    private readonly copy: Copy,
    private readonly affected: ReadonlySet<string>,
    private readonly everyCriterion: boolean,
  ) {}

  /** The catalog with the changes. */
  get snapshot(): CatalogView {
    return this.copy.snapshot;
  }

  /**
   * Returns the refs of the owners, operators and escalation contacts of affected entities that are still there, and
   * have lost their last member.
   *
   * @param before - the catalog without the changes
   */
  emptiedTeams(before: CatalogView): ReadonlySet<string> {
    const { snapshot } = this.copy;
    const teams = new Set<string>();
    for (const ref of this.affected) {
      const entity = snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        for (const team of [
          entity.owner,
          getOperator(entity),
          ...getEscalationContacts(entity),
        ]) {
          if (team && snapshot.get(team)) {
            teams.add(team);
          }
        }
      }
    }
    return new Set(
      [...teams].filter(
        team =>
          snapshot.members(team).size === 0 && before.members(team).size > 0,
      ),
    );
  }

  /**
   * Evaluates the criteria that may change. Yields to the event loop regularly.
   *
   * @param urgent - work for which it pauses
   * @param kept - refs of the entities whose whole results are returned, if all their criteria are evaluated
   * @throws the reason of the signal, if it is aborted
   */
  async evaluate(
    now: string,
    signal: AbortSignal,
    urgent: UrgentWork,
    kept: ReadonlySet<string> = new Set(),
  ): Promise<ImaginedChange[]> {
    const { chains, inputs, rules, snapshot } = this.copy;
    const input = inputs.at(now, snapshot, rules);
    const yieldToEventLoop = createEventLoopYielder(urgent);
    // Not the results themselves: those of 15,000 entities are half a gigabyte.
    const evaluated = new Map<string, Evaluated>();
    for (const ref of this.affected) {
      const entity = snapshot.get(ref);
      if (isMlEntityFacts(entity)) {
        evaluated.set(ref, this.evaluateMember(entity, input, kept.has(ref)));
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
        changes.push(this.changeOf(entity, evaluated.get(ref)));
      }
      const turn = yieldToEventLoop();
      if (turn) {
        await turn;
        signal.throwIfAborted();
      }
    }
    return changes;
  }

  private evaluateMember(
    entity: MlEntityFacts,
    input: EvaluationInput,
    isKept: boolean,
  ): Evaluated {
    const known = this.copy.outcomes.get(entity.ref);
    const before = known?.criteria();
    const full =
      this.everyCriterion || !known || !before
        ? evaluateEntity(entity, input)
        : undefined;
    const result = full ?? reevaluate(entity, input, known!, before!);
    this.copy.chains.set(toSupplyChainMember(entity, result, input));
    return {
      ...toState(result),
      ...compareCriteria(before, result.criteria),
      result: isKept ? full : undefined,
    };
  }

  private changeOf(
    entity: MlEntityFacts,
    evaluated: Evaluated | undefined,
  ): ImaginedChange {
    const { outcomes, systems } = this.copy;
    const known = outcomes.get(entity.ref);
    const own = evaluated ?? known!;
    const system = this.systemOf(entity, own);
    const before = systems.get(entity.ref) ?? known;
    const { gained, lost, newFailures, result } = evaluated ?? {
      ...NO_CHANGES,
      result: undefined,
    };
    return {
      entity,
      before: before && toState(before),
      after: system
        ? { verdict: system.systemVerdict, level: system.systemLevel }
        : toState(own),
      gained,
      lost,
      newFailures,
      ...(result && { result, system }),
    };
  }

  private systemOf(
    entity: MlEntityFacts,
    { verdict }: ScorecardState,
  ): SystemResult | undefined {
    const { chains, snapshot } = this.copy;
    return entity.kind === 'Model'
      ? chains.systemOf(entity, snapshot, verdict !== 'not-in-scope')
      : undefined;
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
