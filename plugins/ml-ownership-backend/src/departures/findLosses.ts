import {
  CatalogView,
  EntityRecord,
  getAuthors,
  getOnCall,
  getOperator,
  isAmong,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** What an entity loses if a User leaves or a Group is dissolved. */
export interface Loss {
  /** Ref of the User or Group. */
  leaving: string;
  loss: 'owner' | 'operator' | 'last-non-author' | 'on-call';
}

/**
 * Lists what an entity would lose by each single departure, without evaluating it again: its owner or operating group,
 * the last member of either, the last member of the operating group who is not an author, and an on-call that only the
 * group declares, or the last member whom it reaches. A group below has the last members if all of them are in it.
 */
export function findLosses(
  entity: MlEntityFacts,
  snapshot: CatalogView,
  record: (ref: string) => EntityRecord | undefined,
): Loss[] {
  const owner = snapshot.get(entity.owner);
  const operator = snapshot.get(getOperator(entity));
  const losses: Loss[] = [];
  if (owner) {
    losses.push({ leaving: owner.ref, loss: 'owner' });
    const members = snapshot.members(owner.ref);
    for (const leaving of [
      ...onlyUser(members),
      ...groupsWithAll(snapshot, owner.ref, members),
    ]) {
      losses.push({ leaving, loss: 'owner' });
    }
  }
  if (!operator) {
    return losses;
  }
  losses.push({ leaving: operator.ref, loss: 'operator' });
  if (getOnCall(operator) && !getOnCall(entity)) {
    losses.push({ leaving: operator.ref, loss: 'on-call' });
  }
  const members = snapshot.members(operator.ref);
  const last = [
    ...onlyUser(members),
    ...groupsWithAll(snapshot, operator.ref, members),
  ];
  const hasOwnOnCall = getOnCall(entity) !== undefined;
  for (const leaving of last) {
    losses.push({ leaving, loss: 'operator' });
    if (getOnCall(operator) && !hasOwnOnCall) {
      losses.push({ leaving, loss: 'on-call' });
    }
  }
  const authors = getAuthors(snapshot, entity.ref, record);
  if (operator.kind === 'Group' && authors.size > 0) {
    // Someone with a second User stays if the first one leaves.
    const others = new Set(
      [...members].filter(ref => !isAmong(snapshot, ref, authors)),
    );
    for (const leaving of [
      ...onlyUser(others),
      ...groupsWithAll(snapshot, operator.ref, others),
    ]) {
      if (!last.includes(leaving)) {
        losses.push({ leaving, loss: 'last-non-author' });
      }
    }
  }
  return losses;
}

function onlyUser(users: ReadonlySet<string>): string[] {
  return users.size === 1 ? [...users] : [];
}

/** The groups below a group without which it would have none of some of its members. */
function groupsWithAll(
  snapshot: CatalogView,
  groupRef: string,
  users: ReadonlySet<string>,
): string[] {
  if (users.size === 0) {
    return [];
  }
  const below = [...snapshot.groupAndDescendants(groupRef)].filter(
    ref => ref !== groupRef,
  );
  return below.filter(ref => {
    const members = snapshot.members(ref);
    const part = snapshot.groupAndDescendants(ref);
    return (
      isSubset(users, members) &&
      // Nobody stays through another branch.
      below.every(
        other =>
          part.has(other) ||
          snapshot.groupAndDescendants(other).has(ref) ||
          !intersects(users, snapshot.members(other)),
      )
    );
  });
}

function isSubset(
  part: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): boolean {
  return (
    part.size <= whole.size && [...part].every(element => whole.has(element))
  );
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some(element => b.has(element));
}
