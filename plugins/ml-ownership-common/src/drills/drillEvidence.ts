import { MlEntityFacts } from '../criteria';
import { RecordedEvidence } from '../evidence';
import { Ability } from '../schema/openapi';
import { DrillContext } from './DrillContext';
import { relevantDrills } from './relevantDrills';
import { describeSubjectChange, drillSubject } from './drillSubject';
import { findAuthorsOfDrill } from './findAuthors';
import { mentionOf } from './mentionOf';

/**
 * Returns the evidence of the drills of an entity for one ability. For drills that passed, authorship up to
 * their end is checked again, because authors may become known later; a change of the subject makes them
 * stale. A failure is never ruled out, and also counts for an entity that replaces this one under another
 * name. Source: DESIGN §6.
 *
 * @param context - `levelThreePasses` returns whether all criteria of level 3 of the ability pass now
 *
 * @public
 */
export function drillEvidence(
  entity: MlEntityFacts,
  ability: Ability,
  context: DrillContext & {
    evidence: (criterion: string) => readonly RecordedEvidence[];
    levelThreePasses: () => boolean;
  },
): RecordedEvidence[] {
  const { snapshot } = context;
  const own = relevantDrills(entity.ref, context).filter(
    drill => drill.ability === ability,
  );
  if (own.length === 0) {
    return [];
  }
  const now = drillSubject(entity, ability, snapshot, context.evidence);
  return own.map((drill): RecordedEvidence => {
    const who = mentionOf(snapshot, drill.performingTeam);
    const piece: RecordedEvidence = {
      source: 'drill',
      outcome: drill.outcome,
      observedAt: drill.endedAt,
      reportedBy: drill.performingTeam,
      drill: drill.id,
      detail:
        drill.outcome === 'pass'
          ? `${who} did it, ${drill.trace}`
          : `${who} tried it and could not`,
    };
    if (drill.outcome === 'fail') {
      return piece;
    }
    const [author] = findAuthorsOfDrill(drill, entity.ref, context);
    if (author) {
      return {
        ...piece,
        exclusion: 'not-accepted',
        detail: `${piece.detail}; it does not count: ${mentionOf(
          snapshot,
          author,
        )} is an author`,
      };
    }
    const change = describeSubjectChange(
      drill.subject,
      now,
      context.levelThreePasses,
    );
    return change
      ? {
          ...piece,
          exclusion: 'outdated',
          detail: `${piece.detail}; ${change}`,
        }
      : piece;
  });
}
