import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredPointer } from '../declarations';

export const retrainRunbook: CriterionDefinition = {
  id: 'retrain.runbook',
  ability: 'retrain',
  title: 'Retrain runbook is linked',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen: 'A runbook is declared.',
  why: 'Without a runbook, retraining lives in someone’s memory.',
  failureClause: 'no runbook says how to retrain it',
  remedy: {
    text: 'Write down how to retrain it (rebuild or backfill for a dataset, re-run for a pipeline), and link the document.',
    yaml: 'spec:\n  operations:\n    retrain:\n      runbook: docs/retrain.md\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredPointer(entity, 'operations.retrain.runbook'),
    );
  },
};
