import {
  CatalogCheck,
  CriterionContext,
  CriterionDefinition,
  getCriterion,
  isAbilityAsked,
  isAttestor,
  MlEntityFacts,
} from '../criteria';
import { drillsThatCount } from '../drills';
import { EvidenceWeight, RecordedEvidence, weighEvidence } from '../evidence';
import { outdateBefore } from '../people';
import { CriterionState } from '../schema/openapi';
import { applyExemption } from './applyExemption';
import {
  getDeclaration,
  describeDeclaration,
  findDeclaredFlaw,
} from './criterionDeclaration';
import { CriterionResult } from './CriterionResult';
import { CurrentSubjects } from './CurrentSubjects';
import { describeWeight } from './describeWeight';
import { drillContext } from './drillContext';
import { earliest } from './earliest';
import { EvaluationInput } from './EvaluationInput';
import { isMlEntityFacts } from './isMlEntityFacts';

/**
 * Returns the state of `data.contract` of a Dataset; it depends on no other entity.
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

/** The context that the criteria of an entity share. */
export interface SharedContext {
  context: CriterionContext;
  subjects: CurrentSubjects;
}

/** Evaluates one criterion. Without a context, only from evidence. */
export function evaluateCriterion(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  input: EvaluationInput,
  given: Partial<SharedContext> & { drills?: readonly RecordedEvidence[] } = {},
): CriterionResult {
  const { id } = criterion;
  const { context, subjects, drills } = given;
  if (input.settings?.switchedOff.has(id)) {
    return notApplicable(id, 'Disabled in this installation');
  }
  if (
    !isAbilityAsked(entity, criterion.ability, input.snapshot, () =>
      drillsThatCount(entity.ref, drillContext(input)),
    )
  ) {
    return notApplicable(id, 'External data cannot be rebuilt here');
  }
  const check = context && criterion.evaluateCatalog?.(entity, context);
  const current = subjects?.of(criterion);
  const weight = weighEvidence(
    evidenceFor(criterion, entity, input, check, drills),
    {
      accepts: criterion.accepts,
      now: input.now,
      maxAgeDays: input.settings?.maxAgeDays.get(id) ?? criterion.maxAgeDays,
      declaration: getDeclaration(criterion, entity),
      subject: current?.subject,
    },
  );
  const { state, reason, missing, awaitingEvidence } = conclude(
    criterion,
    entity,
    input,
    weight,
    check,
    current?.subject?.version,
  );
  const result: CriterionResult = {
    id,
    state,
    reason,
    evidence: weight.pieces,
    currentVersion: current?.subject?.version,
    missing,
    awaitingEvidence,
    changesAt: earliest([weight.changesAt, current?.changesAt]),
  };
  return applyExemption(result, entity.ref, input);
}

/** The evidence for a criterion, including that of the catalog. */
function evidenceFor(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  input: EvaluationInput,
  check: CatalogCheck | undefined,
  drills: readonly RecordedEvidence[] | undefined,
): RecordedEvidence[] {
  const evidence = outdateBefore(
    input.record?.(entity.ref)?.renewedAt,
    drills ??
      input
        .evidence(entity.ref, criterion.id)
        .map(piece => onlyOfAttestors(piece, criterion, entity, input)),
  );
  if (check && check.outcome !== 'unknown') {
    evidence.push({
      source: 'catalog',
      outcome: check.outcome,
      detail: check.detail,
      observedAt: input.now,
    });
  }
  return evidence;
}

/** Derives the state from the weight of the evidence: a flaw of the declaration or of a precondition fails it. */
function conclude(
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  input: EvaluationInput,
  weight: EvidenceWeight,
  check: CatalogCheck | undefined,
  currentVersion: string | undefined,
): Pick<CriterionResult, 'state' | 'reason' | 'missing' | 'awaitingEvidence'> {
  const declaration = describeDeclaration(criterion, entity);
  const precondition =
    weight.state === 'pass'
      ? criterion.catalogPrecondition?.(entity, input.snapshot)
      : undefined;
  // A failure from evidence is more specific than a flaw of the pointer.
  const flaw =
    (weight.state === 'fail'
      ? undefined
      : findDeclaredFlaw(criterion, entity)) ??
    (precondition?.outcome === 'fail' ? precondition.detail : undefined);
  const reason =
    flaw ?? describeWeight(weight, check ?? declaration, currentVersion);
  const catalog = precondition ?? check;
  return {
    state: flaw === undefined ? weight.state : 'fail',
    reason,
    missing: reason === catalog?.detail ? catalog.missing : undefined,
    awaitingEvidence:
      flaw === undefined && weight.state === 'unknown' && declaration?.declared
        ? true
        : undefined,
  };
}

/** Rules out an attestation by a user who is no longer an attestor. */
function onlyOfAttestors(
  piece: RecordedEvidence,
  criterion: CriterionDefinition,
  entity: MlEntityFacts,
  { snapshot }: EvaluationInput,
): RecordedEvidence {
  return criterion.attestorsPath &&
    piece.source === 'attested' &&
    piece.outcome === 'pass' &&
    !isAttestor(criterion, entity, snapshot, piece.reportedBy ?? '')
    ? {
        ...piece,
        exclusion: 'not-accepted',
        detail: `${piece.detail}; it does not count: spec.${criterion.attestorsPath} no longer names them`,
      }
    : piece;
}

function notApplicable(id: string, reason: string): CriterionResult {
  return { id, state: 'not-applicable', reason, evidence: [] };
}
