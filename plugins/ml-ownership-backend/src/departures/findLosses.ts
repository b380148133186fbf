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
 * group declares.
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
    for (const user of onlyUser(snapshot.members(owner.ref))) {
      losses.push({ leaving: user, loss: 'owner' });
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
  const [only] = onlyUser(members);
  if (only) {
    return [...losses, { leaving: only, loss: 'operator' }];
  }
  const authors = getAuthors(snapshot, entity.ref, record);
  if (operator.kind === 'Group' && authors.size > 0) {
    const others = [...members].filter(ref => !isAmong(snapshot, ref, authors));
    // Someone with a second User stays if the first one leaves.
    for (const user of onlyUser(new Set(others))) {
      losses.push({ leaving: user, loss: 'last-non-author' });
    }
  }
  return losses;
}

function onlyUser(users: ReadonlySet<string>): string[] {
  return users.size === 1 ? [...users] : [];
}
