import { CriterionDefinition } from '../CriterionDefinition';

export const retrainLineageMatches: CriterionDefinition = {
  id: 'retrain.lineage-matches',
  ability: 'retrain',
  title: 'Observed inputs match declared inputs',
  level: 3,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'data-path',
  foundation: 'versioning',
  accepts: ['observed'],
  passesWhen: 'No undeclared input was observed.',
  why: 'The undeclared input is the one that breaks it.',
  failureClause: 'it reads data that it does not declare',
  remedy: {
    text: 'Declare every input that was observed, or stop reading it.',
  },
  maxAgeDays: 30,
};
