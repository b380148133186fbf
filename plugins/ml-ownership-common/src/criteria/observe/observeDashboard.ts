import { CriterionDefinition } from '../CriterionDefinition';
import { combineDeclarations, declaredPointers, quote } from '../declarations';
import { isHttpUrl } from '../pointers';

export const observeDashboard: CriterionDefinition = {
  id: 'observe.dashboard',
  ability: 'observe',
  title: 'A dashboard is linked',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'observability',
  accepts: ['catalog'],
  passesWhen: 'At least one dashboard is declared.',
  why: 'What cannot be seen is fixed by guessing.',
  failureClause: 'no dashboard is linked',
  remedy: {
    text: 'Link a dashboard.',
    yaml: 'spec:\n  operations:\n    observe:\n      dashboards:\n        - https://grafana.example.com/d/my-model\n',
  },
  evaluateCatalog(entity) {
    const path = 'operations.observe.dashboards';
    const dashboards = declaredPointers(entity, path);
    const answer = combineDeclarations(
      [dashboards],
      dashboards.declared ? dashboards.value.join(', ') : '',
    );
    return dashboards.declared && !dashboards.value.some(isHttpUrl)
      ? {
          outcome: 'fail',
          detail: `${entity.kind} "${entity.ref}": spec.${path} is ${quote(
            dashboards.value,
          )}, expected at least one http(s) URL`,
        }
      : answer;
  },
};
