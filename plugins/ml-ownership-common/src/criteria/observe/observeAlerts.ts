import { CriterionDefinition } from '../CriterionDefinition';
import {
  combineDeclarations,
  declaredPointers,
  isDeclared,
} from '../declarations';

export const observeAlerts: CriterionDefinition = {
  id: 'observe.alerts',
  ability: 'observe',
  title: 'Alerts reach the operating group',
  level: 3,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'observability',
  accepts: ['observed'],
  passesWhen:
    'Alert rules exist in the alerting system and are routed to the operating group.',
  why: 'Alerts that still go to the author wake the wrong person.',
  failureClause: 'its alerts do not reach the operating group',
  concernsOperator: true,
  remedy: {
    text: 'Create alert rules, and route them to the operating group.',
    yaml: 'spec:\n  operations:\n    observe:\n      alerts:\n        - https://alerts.example.com/rules/my-model\n',
  },
  catalogPrecondition(entity) {
    const path = 'operations.observe.alerts';
    return isDeclared(entity, path)
      ? combineDeclarations(
          [declaredPointers(entity, path)],
          'The alerts are linked',
        )
      : { outcome: 'pass', detail: 'No alert is linked' };
  },
  maxAgeDays: 30,
};
