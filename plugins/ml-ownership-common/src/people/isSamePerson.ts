import { CatalogView } from '../facts';

/**
 * Whether two people are the same person, given as Users of any namespace or as addresses.
 *
 * The single rule for comparing and counting people. Source: DESIGN §6.
 *
 * @param a - entity ref of a User, or e-mail address in lower case
 * @param b - as `a`
 *
 * @public
 */
export function isSamePerson(view: CatalogView, a: string, b: string): boolean {
  return a === b || isAmong(view, a, view.identities(b));
}

/**
 * Whether a person is one of some people.
 *
 * @param people - the result of {@link identitiesOf}, or the members of a group
 *
 * @public
 */
export function isAmong(
  view: CatalogView,
  person: string,
  people: ReadonlySet<string>,
): boolean {
  if (people.has(person)) {
    return true;
  }
  for (const identity of view.identities(person)) {
    if (people.has(identity)) {
      return true;
    }
  }
  return false;
}

/**
 * Returns all identities of some people, see {@link CatalogView.identities}.
 *
 * @public
 */
export function identitiesOf(
  view: CatalogView,
  people: Iterable<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const person of people) {
    if (!found.has(person)) {
      view.identities(person).forEach(identity => found.add(identity));
    }
  }
  return found;
}

/**
 * Removes duplicates of the same person from some people.
 *
 * @public
 */
export function distinctPeople(
  view: CatalogView,
  people: Iterable<string>,
): string[] {
  const found = new Set<string>();
  const distinct: string[] = [];
  for (const person of people) {
    if (!found.has(person)) {
      view.identities(person).forEach(identity => found.add(identity));
      distinct.push(person);
    }
  }
  return distinct;
}
