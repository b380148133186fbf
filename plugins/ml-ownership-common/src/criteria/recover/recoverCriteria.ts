import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredText, isLink } from '../declarations';

export const recoverCriteria: CriterionDefinition = {
  id: 'recover.criteria',
  ability: 'recover',
  title: 'Rollback criteria are documented',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'workflow',
  accepts: ['catalog', 'document'],
  declarationPath: 'operations.recover.rollbackCriteria',
  passesWhen: 'Rollback criteria are documented.',
  why: 'Without a line drawn beforehand, everyone waits for someone else to decide.',
  failureClause: 'rollback criteria are not documented',
  remedy: {
    text: 'State when to roll back, as text or as a link.',
    yaml: 'spec:\n  operations:\n    recover:\n      rollbackCriteria: error rate over 2 % for 10 minutes, or precision under 0.8\n',
  },
  evaluateCatalog(entity) {
    const criteria = declaredText(
      entity,
      'operations.recover.rollbackCriteria',
    );
    return criteria.declared && isLink(criteria.value)
      ? {
          outcome: 'unknown',
          detail: `${criteria.value} has not been checked yet`,
        }
      : checkDeclaration(criteria);
  },
  maxAgeDays: 30,
};
