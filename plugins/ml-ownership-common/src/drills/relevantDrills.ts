import { predecessorsOf } from '../people';
import { DrillContext } from './DrillContext';
import { findAuthorsOfDrill } from './findAuthors';
import { RecordedDrill } from './RecordedDrill';

/**
 * Returns the drills that concern an entity: its own, and failed drills of its predecessors. A failure of a
 * predecessor is left out if a later drill of the same ability passed there and counts.
 *
 * @public
 */
export function relevantDrills(
  entityRef: string,
  context: DrillContext,
): readonly RecordedDrill[] {
  const own = context.drills(entityRef);
  const earlier = predecessorsOf([entityRef], context.record);
  earlier.delete(entityRef);
  const failures = [...earlier].flatMap(ref => {
    const drills = context.drills(ref);
    return drills.filter(
      ({ ability, outcome, endedAt }) =>
        outcome === 'fail' &&
        !drills.some(
          later =>
            later.ability === ability &&
            later.outcome === 'pass' &&
            later.endedAt > endedAt &&
            !isByAuthor(later, ref, context),
        ),
    );
  });
  return [...failures, ...own];
}

/**
 * Returns the drills that count for an entity: of those that concern it, all that failed, and those that
 * passed without an author.
 *
 * @public
 */
export function drillsThatCount(
  entityRef: string,
  context: DrillContext,
): readonly RecordedDrill[] {
  return relevantDrills(entityRef, context).filter(
    drill => drill.outcome === 'fail' || !isByAuthor(drill, entityRef, context),
  );
}

function isByAuthor(
  drill: RecordedDrill,
  entityRef: string,
  context: DrillContext,
): boolean {
  return findAuthorsOfDrill(drill, entityRef, context).length > 0;
}
