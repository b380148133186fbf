import { JsonValue } from '@backstage/types';
import {
  CatalogAnswer,
  CriterionContext,
  CriterionDefinition,
  CRITERIA,
  getCriterion,
  MlEntityFacts,
} from '../criteria';
import { weighEvidence } from '../evidence';
import { CatalogSnapshot, EntityFacts } from '../facts';
import { CriterionState, EvidencePiece } from '../schema/openapi';

/**
 * The state of one criterion of one entity, and why.
 *
 * @public
 */
export interface CriterionResult {
  id: string;
  state: CriterionState;
  /** Why, in words. */
  reason: string;
  evidence: EvidencePiece[];
  /** It is declared, and nobody has looked at it yet: there is nothing to add. */
  awaitsLook?: true;
}

/**
 * What evaluation reads besides the catalog. A function of ref and criterion id, so that whoever calls it decides where
 * evidence is kept.
 *
 * @public
 */
export type EvidenceLookup = (
  entityRef: string,
  criterionId: string,
) => readonly EvidencePiece[];

/**
 * Everything that evaluation depends on. The same input always yields the same result.
 *
 * @public
 */
export interface EvaluationInput {
  snapshot: CatalogSnapshot;
  evidence: EvidenceLookup;
  /** ISO 8601 instant that the evaluation speaks of. */
  now: string;
}

/** Abilities that a Dataset of `type: external` does not have: nobody here can rebuild or publish it. */
const NOT_OF_EXTERNAL_DATA: readonly string[] = ['retrain', 'deploy'];

/**
 * Whether the facts are those of a Model, Dataset or Pipeline.
 *
 * @public
 */
export function isMlEntityFacts(
  facts: EntityFacts | undefined,
): facts is MlEntityFacts {
  return facts?.ml !== undefined;
}

/**
 * The state of every criterion of an entity's kind, in the order of the scorecard.
 *
 * @public
 */
export function evaluateCriteria(
  entity: MlEntityFacts,
  input: EvaluationInput,
): CriterionResult[] {
  const context: CriterionContext = {
    snapshot: input.snapshot,
    contractState: ref => contractState(ref, input),
  };
  return CRITERIA.filter(criterion =>
    criterion.kinds.includes(entity.kind),
  ).map(criterion => evaluateCriterion(criterion, entity, input, context));
}

/**
 * The state of `data.contract` of a Dataset; it depends on no other entity.
 *
 * @public
 */
export function contractState(
  datasetRef: string,
  input: EvaluationInput,
): CriterionState {
  const dataset = input.snapshot.get(datasetRef);
  return isMlEntityFacts(dataset)
    ? evaluateCriterion(getCriterion('data.contract'), dataset, input).state
    : 'unknown';
}

function evaluateCriterion(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  input: EvaluationInput,
  context?: CriterionContext,
): CriterionResult {
  const { id } = criterion;
  if (
    entity.kind === 'Dataset' &&
    entity.type === 'external' &&
    NOT_OF_EXTERNAL_DATA.includes(criterion.ability)
  ) {
    return {
      id,
      state: 'not-applicable',
      reason: 'Nobody here can rebuild external data',
      evidence: [],
    };
  }
  const answer = context && criterion.readCatalog?.(entity, context);
  const evidence = [...input.evidence(entity.ref, id)];
  if (answer && answer.outcome !== 'unknown') {
    evidence.push({
      source: 'catalog',
      outcome: answer.outcome,
      detail: answer.detail,
      observedAt: input.now,
    });
  }
  const { state, deciding } = weighEvidence(
    evidence,
    criterion.accepts,
    input.now,
  );
  const declaration = answer
    ? undefined
    : describeDeclaration(criterion, entity);
  return {
    id,
    state,
    reason: reasonOf(state, deciding, answer ?? declaration),
    evidence,
    awaitsLook: state === 'unknown' && declaration?.declared ? true : undefined,
  };
}

/** What is known before anybody has looked: whether there is something to look at. */
function describeDeclaration(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
): (CatalogAnswer & { declared: boolean }) | undefined {
  const path = criterion.declaredIn;
  if (!path) {
    return undefined;
  }
  const declared =
    path === 'contract'
      ? entity.ml.contract
      : findText(entity.ml.operations, path.split('.').slice(1));
  return {
    outcome: 'unknown',
    declared: declared !== undefined,
    detail: declared
      ? `spec.${path} is ${declared}, and nobody has looked at it yet`
      : `spec.${path} is not declared`,
  };
}

function findText(value: JsonValue, steps: string[]): string | undefined {
  let found: JsonValue | undefined = value;
  for (const step of steps) {
    found =
      found && typeof found === 'object' && !Array.isArray(found)
        ? found[step]
        : undefined;
  }
  return typeof found === 'string' && found.trim() ? found : undefined;
}

function reasonOf(
  state: CriterionState,
  deciding: EvidencePiece[],
  answer: CatalogAnswer | undefined,
): string {
  switch (state) {
    case 'unknown':
      return answer?.detail ?? 'Nobody has looked yet';
    case 'stale':
      return `What was known has expired: ${deciding
        .map(piece => piece.detail)
        .join('; ')}`;
    default:
      return deciding.map(piece => piece.detail).join('; ');
  }
}
