import { CriterionDefinition } from '../CriterionDefinition';
import {
  combineDeclarations,
  declaredText,
  declaredTexts,
} from '../declarations';

export const deployPromotion: CriterionDefinition = {
  id: 'deploy.promotion',
  ability: 'deploy',
  title: 'Promotion path is defined',
  level: 2,
  kinds: ['Model', 'Pipeline'],
  cause: 'boundaries',
  foundation: 'workflow',
  accepts: ['catalog'],
  passesWhen:
    'The environments are listed in order, with the promoted artifact and the promotion rule.',
  why: 'What was tested must be what is promoted.',
  failureClause: 'its promotion path is not defined',
  remedy: {
    text: 'List the environments in order, what is promoted, and the rule.',
    yaml: 'spec:\n  operations:\n    deploy:\n      environments: [staging, production]\n      promotedArtifact: the same registry version\n      promotionRule: evaluation passed and approved\n',
  },
  evaluateCatalog(entity) {
    const environments = declaredTexts(
      entity,
      'operations.deploy.environments',
    );
    const answer = combineDeclarations(
      [
        environments,
        declaredText(entity, 'operations.deploy.promotedArtifact'),
        declaredText(entity, 'operations.deploy.promotionRule'),
      ],
      environments.declared ? environments.value.join(' → ') : '',
    );
    return answer.outcome === 'pass' &&
      environments.declared &&
      environments.value.length < 2
      ? {
          outcome: 'fail',
          detail: `spec.operations.deploy.environments names only ${environments.value[0]}, expected at least two, in order`,
        }
      : answer;
  },
};
