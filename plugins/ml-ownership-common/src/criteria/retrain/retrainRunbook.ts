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
    text: 'Write down how to retrain it, and link the document.',
    yaml: 'spec:\n  operations:\n    retrain:\n      runbook: docs/retrain.md\n',
  },
  textsByKind: {
    Dataset: {
      title: 'Rebuild runbook is linked',
      why: 'Without a runbook, rebuilding lives in someone’s memory.',
      failureClause: 'no runbook says how to rebuild it',
      remedy: {
        text: 'Write down how to rebuild or backfill it, and link the document.',
        yaml: 'spec:\n  operations:\n    retrain: # how to rebuild it\n      runbook: docs/rebuild.md\n',
      },
    },
    Pipeline: {
      title: 'Re-run runbook is linked',
      why: 'Without a runbook, re-running lives in someone’s memory.',
      failureClause: 'no runbook says how to re-run it',
      remedy: {
        text: 'Write down how to re-run it, and link the document.',
        yaml: 'spec:\n  operations:\n    retrain: # how to re-run it\n      runbook: docs/re-run.md\n',
      },
    },
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredPointer(entity, 'operations.retrain.runbook'),
    );
  },
};
