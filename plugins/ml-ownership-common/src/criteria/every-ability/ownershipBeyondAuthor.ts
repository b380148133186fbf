import { mention } from '../../facts';
import { distinctPeople, isAmong } from '../../people/isSamePerson';
import { CriterionDefinition } from '../CriterionDefinition';
import { describeMissingRef } from '../describeMissingRef';
import { getOperator } from '../getOperator';

export const ownershipBeyondAuthor: CriterionDefinition = {
  id: 'ownership.beyond-author',
  ability: 'all',
  title: 'Operated by someone other than the authors',
  level: 2,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'The operating group has a member who is not an author.',
  why: 'If only the authors are on call, the knowledge leaves with them.',
  failureClause: 'only its authors operate it',
  failureClauseIfMissing: 'its operating group is not in the catalog',
  concernsOperator: true,
  remedy: {
    text: 'Name an operating group with members who are not authors, or add such a member to the group.',
    yaml: 'spec:\n  operatedBy: group:default/another-team\n',
  },
  evaluateCatalog(entity, context) {
    const { snapshot } = context;
    const operator = snapshot.get(getOperator(entity));
    if (!operator) {
      return describeMissingRef(
        entity.ml.operatedBy ? 'operatedBy' : 'owner',
        getOperator(entity),
        'Group',
      );
    }
    if (operator.kind !== 'Group') {
      return {
        outcome: 'fail',
        detail: `The ${operator.kind} ${mention(
          operator,
        )} operates it, expected a Group`,
      };
    }
    const members = distinctPeople(snapshot, snapshot.members(operator.ref));
    if (members.length === 0) {
      return {
        outcome: 'fail',
        detail: `${mention(operator)} operates it and has no member`,
      };
    }
    const authors = context.authors(entity.ref);
    if (authors.size === 0) {
      return {
        outcome: 'unknown',
        detail: 'No author is declared, so independence cannot be verified',
      };
    }
    const others = members.filter(ref => !isAmong(snapshot, ref, authors));
    return others.length > 0
      ? {
          outcome: 'pass',
          detail: `${others.length} of ${members.length} members of ${mention(
            operator,
          )} ${others.length === 1 ? 'is not an author' : 'are not authors'}`,
        }
      : {
          outcome: 'fail',
          detail: `Every member of ${mention(operator)} is an author`,
        };
  },
};
