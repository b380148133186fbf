import { JsonValue } from '@backstage/types';
import { CRITERIA, MlEntityFacts } from '../criteria';
import { RecordedEvidence } from '../evidence';
import { CatalogView } from '../facts';
import { Ability } from '../schema/openapi';

/**
 * What a drill of one ability is about. Where it changes, the drill is stale. Source: DESIGN §6.
 *
 * @public
 */
export interface DrillSubject {
  /** The runbook as it is declared; absent where none is. */
  runbook?: string;
  /** Digest of what the runbook says; absent where nobody has read it. */
  runbookVersion?: string;
  /** The workflow as it is declared; absent where none is. */
  workflow?: string;
  /** What it is trained on, sorted; only where the drill is to retrain it. */
  trainedOn?: string[];
  /** The source code that was seen last; absent where nobody has looked. */
  source?: string;
}

/** Criteria whose evidence shows what a runbook says now. */
const RUNBOOK_CRITERIA = CRITERIA.filter(({ id }) =>
  id.endsWith('.runbook-readable'),
);

/** Criteria whose evidence shows the current version of the source code. */
const SOURCE_CRITERIA = ['retrain.run', 'retrain.tests'];

/**
 * What a drill of an ability would be about now.
 *
 * @param evidence - what is known, by criterion
 *
 * @public
 */
export function drillSubject(
  entity: MlEntityFacts,
  ability: Ability,
  snapshot: CatalogView,
  evidence: (criterion: string) => readonly RecordedEvidence[],
): DrillSubject {
  const { runbook, workflow } = declared(entity, ability);
  return {
    runbook,
    runbookVersion: newestVersion(
      RUNBOOK_CRITERIA.filter(criterion => criterion.ability === ability)
        .flatMap(({ id }) => [...evidence(id)])
        .filter(
          piece => piece.source === 'document' && piece.declaration === runbook,
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
    source: newestVersion(
      SOURCE_CRITERIA.flatMap(criterion => [...evidence(criterion)]).filter(
        piece => piece.source === 'observed',
      ),
    ),
  };
}

/**
 * What differs between two subjects so that a drill no longer speaks of the present, in words; undefined where nothing does.
 * Another source commit is tolerated while everything that shows the ability to be repeatable passes on it.
 *
 * @param levelThreePasses - whether every criterion of level 3 of the ability passes now
 *
 * @public
 */
export function describeSubjectChange(
  then: DrillSubject,
  now: DrillSubject,
  levelThreePasses: () => boolean,
): string | undefined {
  if (then.runbook !== now.runbook) {
    return 'another runbook is declared since';
  }
  if (
    then.runbookVersion !== undefined &&
    now.runbookVersion !== undefined &&
    then.runbookVersion !== now.runbookVersion
  ) {
    return 'the runbook says something else since';
  }
  if (then.workflow !== now.workflow) {
    return 'another workflow is declared since';
  }
  if (then.trainedOn?.join() !== now.trainedOn?.join()) {
    return 'it is trained on other data since';
  }
  if (
    then.source !== undefined &&
    now.source !== undefined &&
    then.source !== now.source &&
    !levelThreePasses()
  ) {
    return 'its source code has changed since, and not everything that would show that it still works passes';
  }
  return undefined;
}

function declared(
  entity: MlEntityFacts,
  ability: Ability,
): { runbook?: string; workflow?: string } {
  const operations = entity.ml.operations[ability];
  const text = (name: string) => {
    const value: JsonValue | undefined =
      operations && typeof operations === 'object' && !Array.isArray(operations)
        ? operations[name]
        : undefined;
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  return { runbook: text('runbook'), workflow: text('workflow') };
}

function newestVersion(
  pieces: readonly RecordedEvidence[],
): string | undefined {
  let newest: RecordedEvidence | undefined;
  for (const piece of pieces) {
    if (
      piece.subjectVersion !== undefined &&
      (!newest || Date.parse(piece.observedAt) > Date.parse(newest.observedAt))
    ) {
      newest = piece;
    }
  }
  return newest?.subjectVersion;
}
