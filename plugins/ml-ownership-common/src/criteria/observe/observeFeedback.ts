import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredText } from '../declarations';

export const observeFeedback: CriterionDefinition = {
  id: 'observe.feedback',
  ability: 'observe',
  title: 'Ground-truth feedback is collected',
  level: 2,
  kinds: ['Model'],
  cause: 'operating-model',
  foundation: 'observability',
  accepts: ['catalog'],
  passesWhen: 'The source of labels or outcomes is declared.',
  why: 'Without outcomes, no one knows whether predictions are right.',
  failureClause: 'no ground-truth feedback is collected',
  remedy: {
    text: 'Name where labels or outcomes arrive.',
    yaml: 'spec:\n  operations:\n    observe:\n      feedback: dataset:default/my-outcomes\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(
      declaredText(entity, 'operations.observe.feedback'),
    );
  },
};
