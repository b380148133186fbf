import { CatalogView } from '../facts';
import { getAuthors, isAmong } from '../people';
import { DrillContext } from './DrillContext';
import { RecordedDrill } from './RecordedDrill';

/**
 * Returns the users who are authors. A drill in which an author takes part, or helps, proves nothing. Source: DESIGN
 * §6.
 *
 * @param people - entity refs of Users
 * @param authors - see {@link getAuthors}
 *
 * @public
 */
export function findAuthors(
  snapshot: CatalogView,
  people: readonly string[],
  authors: ReadonlySet<string>,
): string[] {
  return people.filter(person => isAmong(snapshot, person, authors));
}

/**
 * Returns the participants and helpers of a drill who were authors of an entity when it ended.
 */
export function findAuthorsOfDrill(
  { operators, helpers = [], endedAt }: RecordedDrill,
  entityRef: string,
  { snapshot, record }: DrillContext,
): string[] {
  return findAuthors(
    snapshot,
    [...operators, ...helpers],
    getAuthors(snapshot, entityRef, record, endedAt),
  );
}
