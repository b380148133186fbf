import { JsonValue } from '@backstage/types';
import { MlEntityFacts } from '../criteria';
import { RecordedEvidence } from '../evidence';
import { currentVersion } from '../evidence/currentVersion';
import { CatalogView, declaresNothing } from '../facts';
import { Ability } from '../schema/openapi';
import { sameDeclaration, sameVersion } from '../versions';

/**
 * The subject of a drill of one ability. If it changes, the drill is stale. Source: DESIGN §6.
 *
 * @public
 */
export interface DrillSubject {
  /** The declared runbook. */
  runbook?: string;
  /** Digest of the content of the runbook; absent if it was not read. */
  runbookVersion?: string;
  /** The declared workflow. */
  workflow?: string;
  /** The training data, sorted; only for a drill of retrain. */
  trainedOn?: string[];
  /** The latest observed version of the source code; absent if none was observed. */
  source?: string;
}

/**
 * Returns the id of the criterion whose evidence shows the current content of the runbook of an ability. No
 * scorecard has such a criterion for `observe`, or for `deploy` of a Dataset; their readings are kept under
 * the same form of id.
 *
 * @public
 */
export function runbookCriterionOf(ability: Ability): string {
  return `${ability}.runbook-readable`;
}

/** Criteria whose evidence shows the current version of the source code. */
const SOURCE_CRITERIA = ['retrain.run', 'retrain.tests'];

/**
 * Returns the current subject of a drill of an ability.
 *
 * @param evidence - the evidence by criterion
 *
 * @public
 */
export function drillSubject(
  entity: MlEntityFacts,
  ability: Ability,
  snapshot: CatalogView,
  evidence: (criterion: string) => readonly RecordedEvidence[],
): DrillSubject {
  const { runbook, workflow } = declaredFor(entity, ability);
  return {
    runbook,
    runbookVersion: newestVersion(
      evidence(runbookCriterionOf(ability)).filter(
        piece =>
          piece.source === 'document' &&
          sameDeclaration(piece.declaration, runbook),
      ),
    ),
    workflow,
    trainedOn:
      ability === 'retrain'
        ? [
            ...new Set(
              snapshot.linksFrom(entity.ref, 'trainedOn').map(({ to }) => to),
            ),
          ].sort()
        : undefined,
    source: currentVersion(
      SOURCE_CRITERIA.flatMap(criterion => [...evidence(criterion)]).filter(
        piece => piece.source === 'observed' && piece.exclusion === undefined,
      ),
      Infinity,
      'first-seen',
    )?.version,
  };
}

/**
 * Describes the difference between two subjects that makes a drill stale; undefined if there is none. A
 * different source commit is accepted while all criteria of level 3 pass on it.
 *
 * @param levelThreePasses - whether all criteria of level 3 of the ability pass now
 *
 * @public
 */
export function describeSubjectChange(
  then: DrillSubject,
  now: DrillSubject,
  levelThreePasses: () => boolean,
): string | undefined {
  switch (compareRunbooks(then, now)) {
    case 'another':
      return 'a different runbook has been declared since';
    case 'changed':
      return 'the runbook has changed since';
    default:
  }
  if (!sameDeclaration(then.workflow, now.workflow)) {
    return 'a different workflow has been declared since';
  }
  if (then.trainedOn?.join() !== now.trainedOn?.join()) {
    return 'its training data has changed since';
  }
  if (
    then.source !== undefined &&
    now.source !== undefined &&
    !sameVersion(then.source, now.source) &&
    !levelThreePasses()
  ) {
    return 'its source code has changed since, and not all criteria of level 3 pass';
  }
  return undefined;
}

/**
 * Compares the runbooks of two subjects. A file that was moved and has the same content is the same runbook;
 * `changed` means different content. If one of the two was not read, the declarations decide.
 *
 * @public
 */
export function compareRunbooks(
  then: Pick<DrillSubject, 'runbook' | 'runbookVersion'>,
  now: Pick<DrillSubject, 'runbook' | 'runbookVersion'>,
): 'same' | 'another' | 'changed' {
  const isRead =
    then.runbookVersion !== undefined && now.runbookVersion !== undefined;
  const saysTheSame =
    isRead && sameVersion(then.runbookVersion!, now.runbookVersion!);
  const isDeclared = then.runbook !== undefined && now.runbook !== undefined;
  if (
    !sameDeclaration(then.runbook, now.runbook) &&
    !(isDeclared && saysTheSame)
  ) {
    return 'another';
  }
  return isRead && !saysTheSame ? 'changed' : 'same';
}

/**
 * Returns the runbook and the workflow that an entity declares for an ability.
 *
 * @public
 */
export function declaredFor(
  entity: MlEntityFacts,
  ability: Ability,
): { runbook?: string; workflow?: string } {
  const operations = entity.ml.operations[ability];
  const text = (name: string) => {
    const value: JsonValue | undefined =
      operations && typeof operations === 'object' && !Array.isArray(operations)
        ? operations[name]
        : undefined;
    return typeof value === 'string' && !declaresNothing(value)
      ? value
      : undefined;
  };
  return { runbook: text('runbook'), workflow: text('workflow') };
}

/**
 * The version that the newest piece of evidence shows; undefined if that piece has none, because the subject
 * could not be read.
 */
function newestVersion(
  pieces: readonly RecordedEvidence[],
): string | undefined {
  let newest: RecordedEvidence | undefined;
  for (const piece of pieces) {
    if (
      !newest ||
      Date.parse(piece.observedAt) > Date.parse(newest.observedAt)
    ) {
      newest = piece;
    }
  }
  return newest?.subjectVersion;
}
