import { JsonValue } from '@backstage/types';
import {
  CatalogAnswer,
  CriterionContext,
  CriterionDefinition,
  CriterionSubject,
  CRITERIA,
  getCriterion,
  MlEntityFacts,
} from '../criteria';
import {
  EvidenceWeight,
  RecordedEvidence,
  SubjectVersion,
  weighEvidence,
} from '../evidence';
import { drillEvidence, RecordedDrill } from '../drills';
import { CatalogView, EntityFacts } from '../facts';
import { authorsOf } from '../people';
import { isAnotherTeam } from '../teams';
import {
  Ability,
  ActiveExemption,
  CriterionState,
  EvidencePiece,
  ExtraCriterion,
} from '../schema/openapi';

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
  /** The exemption that the state rests on. */
  exemption?: ActiveExemption;
  /** ISO 8601 instant at which time alone may change the state. */
  changesAt?: string;
}

/**
 * What is known of an entity besides the catalog. Functions, so that whoever calls decides where things are kept; what is
 * absent has nothing to say.
 *
 * @public
 */
export interface EvaluationInput {
  snapshot: CatalogView;
  /** ISO 8601 instant that the evaluation speaks of. */
  now: string;
  evidence: EvidenceLookup;
  /** The approved exemption of a criterion, whether or not it has ended. */
  exemption?(
    entityRef: string,
    criterionId: string,
  ): ActiveExemption | undefined;
  /** ISO 8601 instants at which the owner became another, the earliest first. */
  ownerChanges?(entityRef: string): readonly string[];
  /** The drills of an entity that are over, see {@link RecordedDrill}. */
  drills?(entityRef: string): readonly RecordedDrill[];
  /** Everybody who was ever declared or seen as an author of an entity: entity refs and e-mail addresses. */
  recordedAuthors?(entityRef: string): readonly string[];
  settings?: CriteriaSettings;
  /** Criteria of the installation's own, shown apart. */
  extraCriteria?: readonly ExtraCriterion[];
}

/**
 * The evidence for a criterion, by entity ref and criterion id.
 *
 * @public
 */
export type EvidenceLookup = (
  entityRef: string,
  criterionId: string,
) => readonly RecordedEvidence[];

/**
 * How an operator has set the criteria.
 *
 * @public
 */
export interface CriteriaSettings {
  /** Ids of criteria that count nowhere. */
  switchedOff: ReadonlySet<string>;
  /** Maximum ages that differ from the default, by criterion id. */
  maxAgeDays: ReadonlyMap<string, number>;
}

/** Abilities that a Dataset of `type: external` does not have: nobody here can rebuild or publish it. */
const NOT_OF_EXTERNAL_DATA: readonly string[] = ['retrain', 'deploy'];

/** The criteria whose evidence shows the current version of each subject. */
const SUBJECT_CRITERIA: Record<CriterionSubject, CriterionDefinition[]> = {
  source: showing('source'),
  'serving-version': showing('serving-version'),
};

function showing(subject: CriterionSubject): CriterionDefinition[] {
  return CRITERIA.filter(
    criterion => criterion.subject === subject && criterion.showsSubject,
  );
}

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
  const { snapshot } = input;
  const context: CriterionContext = {
    snapshot,
    authors: ref => authorsOf(snapshot, ref, recordedAuthors(input)),
    contractState: ref => contractState(ref, input),
  };
  const results: CriterionResult[] = [];
  for (const criterion of CRITERIA) {
    if (criterion.kinds.includes(entity.kind)) {
      // Drills are the last of their ability, and rest on what comes before.
      results.push(
        evaluateCriterion(
          criterion,
          entity,
          input,
          context,
          criterion.accepts.includes('drill')
            ? drillsFor(criterion.ability as Ability, entity, input, results)
            : undefined,
        ),
      );
    }
  }
  return results;
}

const NOBODY: readonly string[] = [];

function recordedAuthors(input: EvaluationInput) {
  return (entityRef: string) => input.recordedAuthors?.(entityRef) ?? NOBODY;
}

function drillsFor(
  ability: Ability,
  entity: MlEntityFacts,
  input: EvaluationInput,
  results: readonly CriterionResult[],
): RecordedEvidence[] {
  return drillEvidence(entity, ability, input.drills?.(entity.ref) ?? [], {
    snapshot: input.snapshot,
    evidence: criterion => input.evidence(entity.ref, criterion),
    recordedAuthors: recordedAuthors(input),
    levelThreePasses: () =>
      results.every(({ id, state }) => {
        const { level, ability: of } = getCriterion(id);
        return (
          level !== 3 ||
          (of !== 'all' && of !== ability) ||
          ['pass', 'exempt', 'not-applicable'].includes(state)
        );
      }),
  });
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
  drills?: readonly RecordedEvidence[],
): CriterionResult {
  const { id } = criterion;
  if (input.settings?.switchedOff.has(id)) {
    return notApplicable(id, 'Switched off in this Backstage');
  }
  if (
    entity.kind === 'Dataset' &&
    entity.type === 'external' &&
    NOT_OF_EXTERNAL_DATA.includes(criterion.ability)
  ) {
    return notApplicable(id, 'Nobody here can rebuild external data');
  }
  const answer = context && criterion.readCatalog?.(entity, context);
  const evidence: RecordedEvidence[] = [
    ...(drills ?? input.evidence(entity.ref, id)),
  ];
  if (answer && answer.outcome !== 'unknown') {
    evidence.push({
      source: 'catalog',
      outcome: answer.outcome,
      detail: answer.detail,
      observedAt: input.now,
    });
  }
  const weight = weighEvidence(evidence, {
    accepts: criterion.accepts,
    now: input.now,
    maxAgeDays: input.settings?.maxAgeDays.get(id) ?? criterion.maxAgeDays,
    declaration: declarationOf(criterion, entity),
    subject:
      criterion.subject &&
      currentVersion(criterion.subject, entity, input.evidence),
  });
  const declaration = describeDeclaration(criterion, entity);
  const needs =
    weight.state === 'pass'
      ? criterion.alsoNeeds?.(entity, input.snapshot)
      : undefined;
  const result: CriterionResult = {
    id,
    state: needs?.outcome === 'fail' ? 'fail' : weight.state,
    reason:
      needs?.outcome === 'fail'
        ? needs.detail
        : reasonOf(weight, answer ?? declaration),
    evidence: weight.pieces,
    awaitsLook:
      weight.state === 'unknown' && declaration?.declared ? true : undefined,
    changesAt: weight.changesAt,
  };
  return applyExemption(result, entity.ref, input);
}

function notApplicable(id: string, reason: string): CriterionResult {
  return { id, state: 'not-applicable', reason, evidence: [] };
}

/**
 * An exemption stands in for what is missing, never for what passes: so it can only lift what does not.
 */
function applyExemption(
  result: CriterionResult,
  entityRef: string,
  input: EvaluationInput,
): CriterionResult {
  if (result.state === 'pass' || !isExemptable(result.id)) {
    return result;
  }
  const exemption = input.exemption?.(entityRef, result.id);
  if (!exemption || Date.parse(exemption.until) <= Date.parse(input.now)) {
    return result;
  }
  const { snapshot } = input;
  if (
    !isAnotherTeam(
      snapshot,
      snapshot.get(entityRef)?.owner,
      exemption.approvedBy,
    )
  ) {
    // An owner may have been another for the time of the approval alone.
    return {
      ...result,
      reason: `${result.reason}. An exemption does not count: who approved it is in the team that owns it`,
    };
  }
  return {
    ...result,
    state: 'exempt',
    reason: `Exempt until ${exemption.until.slice(0, 10)}: ${exemption.reason}`,
    exemption,
    changesAt: earliest([result.changesAt, exemption.until]),
  };
}

/**
 * Whether a criterion can be exempted: ownership and drills cannot. Source: DESIGN §4.
 *
 * @public
 */
export function isExemptable(criterionId: string): boolean {
  return (
    !criterionId.startsWith('ownership.') && !criterionId.endsWith('.drill')
  );
}

/**
 * What an entity declares where a criterion looks, as evidence keeps it: undefined where the criterion looks at no
 * declaration, empty where nothing is declared.
 *
 * @public
 */
export function declarationOf(
  criterion: Pick<CriterionDefinition, 'declaredIn'>,
  entity: MlEntityFacts,
): string | undefined {
  return (
    criterion.declaredIn &&
    (findDeclaration(criterion.declaredIn, entity) ?? '')
  );
}

/**
 * The version of a subject that counts now: the one that the newest observation of it shows.
 */
function currentVersion(
  subject: CriterionSubject,
  entity: MlEntityFacts,
  evidence: EvidenceLookup,
): SubjectVersion | undefined {
  let newest: RecordedEvidence | undefined;
  const seen: RecordedEvidence[] = [];
  for (const { id } of SUBJECT_CRITERIA[subject]) {
    for (const piece of evidence(entity.ref, id)) {
      if (piece.source === 'observed' && piece.subjectVersion !== undefined) {
        seen.push(piece);
        if (!newest || isNewer(piece, newest)) {
          newest = piece;
        }
      }
    }
  }
  const version = newest?.subjectVersion;
  if (version === undefined) {
    return undefined;
  }
  const times = seen
    .filter(piece => piece.subjectVersion === version)
    .map(piece => Date.parse(piece.observedAt));
  return { version, since: new Date(Math.min(...times)).toISOString() };
}

/** By time, and at the same instant by version, so that the order of arrival does not matter. */
function isNewer(piece: RecordedEvidence, other: RecordedEvidence): boolean {
  const byTime = Date.parse(piece.observedAt) - Date.parse(other.observedAt);
  return byTime === 0
    ? piece.subjectVersion! > other.subjectVersion!
    : byTime > 0;
}

/** The earliest of some ISO 8601 instants, however they are written. */
export function earliest(
  instants: readonly (string | undefined)[],
): string | undefined {
  const times = instants
    .filter(instant => instant !== undefined)
    .map(instant => Date.parse(instant));
  return times.length > 0
    ? new Date(Math.min(...times)).toISOString()
    : undefined;
}

/**
 * The states of an installation's own criteria.
 */
export function evaluateExtraCriteria(
  entity: MlEntityFacts,
  input: EvaluationInput,
): CriterionResult[] {
  return (input.extraCriteria ?? [])
    .filter(({ kinds }) => kinds.includes(entity.kind))
    .map(({ id, accepts, maxAgeDays }) => {
      const weight = weighEvidence(input.evidence(entity.ref, id), {
        accepts,
        maxAgeDays,
        now: input.now,
      });
      return {
        id,
        state: weight.state,
        reason: reasonOf(weight, undefined),
        evidence: weight.pieces,
        changesAt: weight.changesAt,
      };
    });
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
  const declared = findDeclaration(path, entity);
  return {
    outcome: 'unknown',
    declared: declared !== undefined,
    detail: declared
      ? `spec.${path} is ${declared}, and nobody has looked at it yet`
      : `spec.${path} is not declared`,
  };
}

function findDeclaration(
  path: NonNullable<CriterionDefinition['declaredIn']>,
  entity: MlEntityFacts,
): string | undefined {
  return path === 'contract'
    ? entity.ml.contract
    : findText(entity.ml.operations, path.split('.').slice(1));
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
  { state, pieces }: EvidenceWeight,
  answer: CatalogAnswer | undefined,
): string {
  const details = (standings: EvidencePiece['standing'][]) =>
    pieces
      .filter(({ standing }) => standings.includes(standing))
      .map(({ detail }) => detail)
      .join('; ');
  switch (state) {
    case 'unknown':
      return answer?.detail ?? 'Nobody has looked yet';
    case 'stale':
      return pieces.some(({ standing }) => standing === 'expired')
        ? `What was known has expired: ${details(['expired'])}`
        : `What was known is about an earlier version: ${details([
            'outdated',
          ])}`;
    default:
      return details(['decides']);
  }
}
