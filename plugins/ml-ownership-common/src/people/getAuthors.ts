import { upstreamLinks } from '../criteria';
import { CatalogView } from '../facts';
import { identitiesOf } from './isSamePerson';
import { EntityRecord } from './EntityRecord';
import { predecessorsOf } from './predecessorsOf';

/**
 * Returns the identities of all authors of an entity: the authors that the entity and the Pipelines that
 * produce it declare, and all authors ever declared or observed for these or for their predecessors. A
 * Pipeline counts if the entity's own side ever declared it, but not if it is only claimed: otherwise another
 * team could add any user as an author.
 *
 * @param record - returns the recorded history of an entity
 * @param until - ISO 8601 instant: authors who began later are left out
 * @returns all identities of the authors, see {@link isAmong}
 *
 * @public
 */
export function getAuthors(
  snapshot: CatalogView,
  entityRef: string,
  record: (entityRef: string) => EntityRecord | undefined,
  until?: string,
): ReadonlySet<string> {
  const people = new Set<string>();
  for (const ref of builtBy(snapshot, entityRef, record)) {
    const recorded = record(ref)?.authors ?? [];
    const known = new Set(recorded.map(({ person }) => person));
    for (const author of snapshot.get(ref)?.ml?.authors ?? []) {
      if (!known.has(author)) {
        people.add(author);
      }
    }
    for (const { person, since } of recorded) {
      const isLater = until && since && Date.parse(since) > Date.parse(until);
      if (!isPipeline(person) && !isLater) {
        people.add(person);
      }
    }
  }
  return identitiesOf(snapshot, people);
}

/**
 * Refs of the entities whose authors count: the entity, the Pipelines that produce it, and the predecessors
 * of all of these.
 */
function builtBy(
  snapshot: CatalogView,
  entityRef: string,
  record: (entityRef: string) => EntityRecord | undefined,
): ReadonlySet<string> {
  const own = predecessorsOf([entityRef], record);
  const pipelines = [...own].flatMap(ref => [
    ...upstreamLinks(snapshot, ref)
      .filter(({ relation }) => relation === 'producedBy')
      .map(({ upstream }) => upstream),
    ...(record(ref)?.authors ?? [])
      .map(({ person }) => person)
      .filter(isPipeline),
  ]);
  return new Set([...own, ...predecessorsOf(pipelines, record)]);
}

function isPipeline(ref: string): boolean {
  return ref.startsWith('pipeline:');
}
