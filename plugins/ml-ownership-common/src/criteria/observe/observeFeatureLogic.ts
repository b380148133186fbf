import { CriterionDefinition } from '../CriterionDefinition';
import { checkDeclaration, declaredText } from '../declarations';

export const observeFeatureLogic: CriterionDefinition = {
  id: 'observe.feature-logic',
  ability: 'observe',
  title: 'Location of feature logic is documented',
  level: 2,
  kinds: ['Model'],
  cause: 'boundaries',
  foundation: 'versioning',
  accepts: ['catalog'],
  passesWhen: 'The code or pipeline that computes the features is named.',
  why: 'Most silent model errors are in the features.',
  failureClause: 'the location of its feature logic is not documented',
  remedy: {
    text: 'Name the code or pipeline that computes the features.',
    yaml: 'spec:\n  boundaries:\n    featureLogic: pipeline:default/my-features\n',
  },
  evaluateCatalog(entity) {
    return checkDeclaration(declaredText(entity, 'boundaries.featureLogic'));
  },
};
