import { CriterionDefinition } from '../CriterionDefinition';
import {
  combineDeclarations,
  declaredTeam,
  declaredText,
} from '../declarations';

export const retrainTrigger: CriterionDefinition = {
  id: 'retrain.trigger',
  ability: 'retrain',
  title: 'Retraining triggers and guardrails are defined',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen:
    'It states when to retrain and when not to, and names an approver who exists.',
  why: 'Retraining on bad data is worse than not retraining; someone must be able to say no.',
  failureClause: 'no triggers or guardrails for retraining are defined',
  failureClauseIfMissing: 'the approver of retraining is not in the catalog',
  remedy: {
    text: 'State when to retrain, when to skip it, and who approves it.',
    yaml: 'spec:\n  operations:\n    retrain:\n      trigger: weekly, or drift > 0.2\n      skipWhen: labels older than 14 days\n      approver: group:default/my-team\n',
  },
  textsByKind: {
    Pipeline: {
      title: 'Triggers and guardrails of a re-run are defined',
      passesWhen:
        'It states when to re-run it and when not to, and names an approver who exists.',
      why: 'A re-run on bad data is worse than none; someone must be able to say no.',
      failureClause: 'no triggers or guardrails of a re-run are defined',
      failureClauseIfMissing: 'the approver of re-runs is not in the catalog',
      remedy: {
        text: 'State when to re-run it, when to skip it, and who approves it.',
        yaml: 'spec:\n  operations:\n    retrain: # of a re-run\n      trigger: weekly, or drift > 0.2\n      skipWhen: labels older than 14 days\n      approver: group:default/my-team\n',
      },
    },
  },
  evaluateCatalog(entity, { snapshot }) {
    const trigger = declaredText(entity, 'operations.retrain.trigger');
    return combineDeclarations(
      [
        trigger,
        declaredText(entity, 'operations.retrain.skipWhen'),
        declaredTeam(entity, 'operations.retrain.approver', snapshot),
      ],
      trigger.declared ? trigger.value : '',
    );
  },
};
