import { mention } from '../../facts';
import { distinctPeople } from '../../people/isSamePerson';
import { CriterionDefinition } from '../CriterionDefinition';
import { describeMissingRef } from '../describeMissingRef';

export const ownershipGroup: CriterionDefinition = {
  id: 'ownership.group',
  ability: 'all',
  title: 'Owned by a group',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen:
    'The owner is an existing Group with at least two members; members of the groups below it count.',
  why: 'What one person owns stops when that person is away.',
  failureClause: 'no group of two or more people owns it',
  failureClauseIfMissing: 'its declared owner is not in the catalog',
  remedy: {
    text: 'Name a Group with at least two members as the owner.',
    yaml: 'spec:\n  owner: group:default/my-team\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const owner = snapshot.get(entity.owner);
    if (!owner) {
      return describeMissingRef('owner', entity.owner, 'Group');
    }
    if (owner.kind !== 'Group') {
      return {
        outcome: 'fail',
        detail: `The owner is the ${owner.kind} ${mention(
          owner,
        )}, expected a Group with at least two members`,
      };
    }
    const users = snapshot.members(owner.ref).size;
    const members = distinctPeople(
      snapshot,
      snapshot.members(owner.ref),
    ).length;
    return members >= 2
      ? {
          outcome: 'pass',
          detail: `${mention(owner)} owns it and has ${members} members`,
        }
      : {
          outcome: 'fail',
          detail: `The owner ${mention(owner)} has ${
            members === 1 ? 'one member' : 'no member'
          }${
            users > 1 ? `, who has ${users} Users of one address or name` : ''
          }, expected at least two`,
        };
  },
};
