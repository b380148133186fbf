import { CriterionDefinition } from '../CriterionDefinition';
import { combineDeclarations, declaredTeam } from '../declarations';

export const changeDecisions: CriterionDefinition = {
  id: 'change.decisions',
  ability: 'all',
  title: 'Change approvers are named',
  level: 2,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog'],
  passesWhen: 'The approvers for data, code and model changes are named.',
  why: 'A model changes through data, code and behaviour, often in three teams; without approvers it changes by accident.',
  failureClause: 'no approver is named for changes',
  failureClauseIfMissing: 'the approver of changes is not in the catalog',
  remedy: {
    text: 'Name who approves changes to data, code and model.',
    yaml: 'spec:\n  operations:\n    change:\n      approvers:\n        data: group:default/data-eng\n        code: group:default/my-team\n        model: group:default/my-team\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    return combineDeclarations(
      [
        declaredTeam(entity, 'operations.change.approvers.data', snapshot),
        declaredTeam(entity, 'operations.change.approvers.code', snapshot),
        declaredTeam(entity, 'operations.change.approvers.model', snapshot),
      ],
      'Changes to data, code and model each have an approver',
    );
  },
};
