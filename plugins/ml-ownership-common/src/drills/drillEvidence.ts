import { MlEntityFacts } from '../criteria';
import { RecordedEvidence } from '../evidence';
import { CatalogView, mention } from '../facts';
import { authorsOf } from '../people';
import { Ability } from '../schema/openapi';
import { describeSubjectChange, drillSubject } from './drillSubject';
import { RecordedDrill } from './RecordedDrill';

/**
 * What the drills of an entity say about one ability now. Of those that passed, authorship is checked again, for authors come
 * to light later; and what has changed since makes them stale. A failure is never ruled out. Source: DESIGN §6.
 *
 * @param context - `levelThreePasses` says whether every criterion of level 3 of the ability passes now
 *
 * @public
 */
export function drillEvidence(
  entity: MlEntityFacts,
  ability: Ability,
  drills: readonly RecordedDrill[],
  context: {
    snapshot: CatalogView;
    evidence: (criterion: string) => readonly RecordedEvidence[];
    recordedAuthors: (entityRef: string) => readonly string[];
    levelThreePasses: () => boolean;
  },
): RecordedEvidence[] {
  const own = drills.filter(drill => drill.ability === ability);
  if (own.length === 0) {
    return [];
  }
  const { snapshot } = context;
  const now = drillSubject(entity, ability, snapshot, context.evidence);
  const authors = authorsOf(snapshot, entity.ref, context.recordedAuthors);
  return own.map((drill): RecordedEvidence => {
    const team = snapshot.get(drill.performingTeam);
    const who = team ? mention(team) : drill.performingTeam;
    const piece: RecordedEvidence = {
      source: 'drill',
      outcome: drill.outcome,
      observedAt: drill.endedAt,
      writer: drill.performingTeam,
      drill: drill.id,
      detail:
        drill.outcome === 'pass'
          ? `${who} did it, ${drill.trace}`
          : `${who} tried it and could not`,
    };
    if (drill.outcome === 'fail') {
      return piece;
    }
    const people = [...drill.operators, ...(drill.helpers ?? [])];
    // Whoever looks at them learns when they turn out to be somebody else.
    people.forEach(ref => snapshot.get(ref));
    const author = findAuthor(snapshot, people, authors);
    if (author) {
      return {
        ...piece,
        ruledOut: 'not-accepted',
        detail: `${piece.detail}; it does not count, for ${author} is an author`,
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
          ruledOut: 'outdated',
          detail: `${piece.detail}; ${change}`,
        }
      : piece;
  });
}

/** The first of some people who is among the authors, in words. Whoever left the catalog is held against their namesakes. */
export function findAuthor(
  snapshot: CatalogView,
  people: readonly string[],
  authors: ReadonlySet<string>,
): string | undefined {
  const found = people.find(
    person =>
      authors.has(person) ||
      (!snapshot.get(person) &&
        [...snapshot.usersLike(person)].some(user => authors.has(user))),
  );
  const facts = snapshot.get(found);
  return facts ? mention(facts) : found;
}
