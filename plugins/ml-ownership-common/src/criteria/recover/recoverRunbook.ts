import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredPointer } from '../declarations';

export const recoverRunbook: CriterionDefinition = {
  id: 'recover.runbook',
  ability: 'recover',
  title: 'Recovery runbook is linked',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen: 'A runbook is declared.',
  why: 'Nobody writes a runbook during an incident.',
  failureClause: 'no runbook says how to recover it',
  remedy: {
    text: 'Write down how to roll back or restore it, and link the document.',
    yaml: 'spec:\n  operations:\n    recover:\n      runbook: docs/recover.md\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredPointer(entity, 'operations.recover.runbook'),
    );
  },
};
