import { mention } from '../../facts';
import { CriterionDefinition } from '../CriterionDefinition';
import { quote } from '../declarations';
import { findOnCallFlaw, getOnCall } from '../getOnCall';
import { getOperator } from '../getOperator';

export const observeOnCall: CriterionDefinition = {
  id: 'observe.on-call',
  ability: 'observe',
  title: 'Someone is on call',
  level: 1,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'operating-model',
  foundation: 'ownership',
  accepts: ['catalog', 'observed'],
  passesWhen:
    'The entity or its operating group declares an on-call, or a connector finds one.',
  why: 'An alert that reaches nobody is noise.',
  failureClause: 'nobody is on call for it',
  failureClauseIfMissing:
    'nobody is on call for it, because its operating group is not in the catalog',
  maxAgeDays: 30,
  concernsOperator: true,
  remedy: {
    text: 'Add an on-call annotation to it or, better, to its operating group.',
    yaml: 'metadata:\n  annotations:\n    pagerduty.com/service-id: PXYZ\n',
  },
  evaluateCatalog(entity, { snapshot }) {
    const operator = snapshot.get(getOperator(entity));
    const own = getOnCall(entity);
    const theirs = operator && getOnCall(operator);
    if (own || theirs) {
      return {
        outcome: 'pass',
        detail: own ? own : `${mention(operator!)}: ${theirs}`,
      };
    }
    const flaws = [entity, ...(operator ? [operator] : [])].flatMap(
      facts => findOnCallFlaw(facts) ?? [],
    );
    const named = getOperator(entity);
    if (!operator && named) {
      return {
        outcome: 'fail',
        detail: [
          `It declares no on-call, and ${quote(
            named,
          )}, which is to operate it, is not in the catalog`,
          ...flaws,
        ].join('; '),
        missing: true,
      };
    }
    return {
      outcome: 'fail',
      detail: [
        `Neither it nor ${
          operator ? mention(operator) : 'a group that operates it'
        } names an on-call`,
        ...flaws,
      ].join('; '),
    };
  },
};
