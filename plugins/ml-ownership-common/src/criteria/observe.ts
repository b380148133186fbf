import { mention } from '../facts';
import { onCallOf } from './onCallOf';
import { CriterionDefinition, MlEntityFacts } from './CriterionDefinition';
import {
  answerAll,
  declaredText,
  declaredTexts,
  isHttpUrl,
  quote,
} from './declarations';
import { operatorOf } from './everyAbility';

/** What has to be watched, each as the signals of which one is enough. */
const SIGNALS: Record<MlEntityFacts['kind'], readonly string[][]> = {
  Model: [
    ['service-health'],
    ['data-freshness', 'data-quality'],
    ['prediction-quality', 'drift'],
    ['label-representativeness'],
    ['business-relevance'],
  ],
  Dataset: [
    ['run-health', 'data-freshness'],
    ['completeness', 'data-quality'],
  ],
  Pipeline: [
    ['run-health', 'data-freshness'],
    ['completeness', 'data-quality'],
  ],
};

const DATA_REMEDY = {
  text: 'Watch what is missing, and list the signals.',
  yaml: 'spec:\n  operations:\n    observe:\n      signals: [run-health, completeness]\n',
};

/** Can another team see how it does? */
export const observe: CriterionDefinition[] = [
  {
    id: 'observe.dashboard',
    ability: 'observe',
    title: 'A dashboard is linked',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'observability',
    accepts: ['catalog'],
    passesWhen: 'At least one dashboard is declared.',
    why: 'What cannot be seen is repaired by guessing.',
    problem: 'no dashboard shows how it does',
    remedy: {
      text: 'Link a dashboard.',
      yaml: 'spec:\n  operations:\n    observe:\n      dashboards:\n        - https://grafana.example.com/d/my-model\n',
    },
    readCatalog(entity) {
      const path = 'operations.observe.dashboards';
      const dashboards = declaredTexts(entity, path);
      const answer = answerAll(
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
  },
  {
    id: 'observe.on-call',
    ability: 'observe',
    title: 'Somebody is on call',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog', 'observed'],
    passesWhen:
      'It or its operating group names an on-call, or a connector finds one.',
    why: 'An alert that reaches nobody is noise.',
    problem: 'nobody is on call for it',
    remedy: {
      text: 'Annotate it, or better the group that operates it, with its on-call.',
      yaml: 'metadata:\n  annotations:\n    pagerduty.com/service-id: PXYZ\n',
    },
    readCatalog(entity, { snapshot }) {
      const operator = snapshot.get(operatorOf(entity));
      const own = onCallOf(entity);
      const theirs = operator && onCallOf(operator);
      if (own || theirs) {
        return {
          outcome: 'pass',
          detail: own ? own : `${mention(operator!)}: ${theirs}`,
        };
      }
      return {
        outcome: 'fail',
        detail: `Neither it nor ${
          operator ? mention(operator) : 'a group that operates it'
        } names an on-call`,
      };
    },
  },
  {
    id: 'observe.signals',
    ability: 'observe',
    title: 'The right things are watched',
    level: 2,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'observability',
    accepts: ['catalog'],
    passesWhen:
      'Models: service health, data freshness or quality, prediction quality or drift, label representativeness, business relevance. Datasets and pipelines: run health or freshness, completeness or quality.',
    why: 'A model can be up, fast and wrong.',
    problem: 'not everything that can go wrong is watched',
    remedy: {
      text: 'Watch what is missing, and list the signals.',
      yaml: 'spec:\n  operations:\n    observe:\n      signals: [service-health, data-freshness, drift, label-representativeness, business-relevance]\n',
    },
    remedyByKind: { Dataset: DATA_REMEDY, Pipeline: DATA_REMEDY },
    readCatalog(entity) {
      const signals = declaredTexts(entity, 'operations.observe.signals');
      if (!signals.declared) {
        return { outcome: 'fail', detail: signals.detail };
      }
      const without = SIGNALS[entity.kind].filter(
        anyOf => !anyOf.some(signal => signals.value.includes(signal)),
      );
      return without.length > 0
        ? {
            outcome: 'fail',
            detail: `spec.operations.observe.signals lacks ${without
              .map(anyOf => anyOf.join(' or '))
              .join(', ')}`,
          }
        : { outcome: 'pass', detail: signals.value.join(', ') };
    },
  },
  {
    id: 'observe.feature-logic',
    ability: 'observe',
    title: 'Where feature logic lives is said',
    level: 2,
    kinds: ['Model'],
    cause: 'boundaries',
    foundation: 'versioning',
    accepts: ['catalog'],
    passesWhen: 'Where feature logic lives is said.',
    why: 'Most silent errors of a model are in its features.',
    problem: 'nobody says where its feature logic lives',
    remedy: {
      text: 'Name the code or pipeline that computes the features.',
      yaml: 'spec:\n  boundaries:\n    featureLogic: pipeline:default/my-features\n',
    },
    readCatalog(entity) {
      const logic = declaredText(entity, 'boundaries.featureLogic');
      return answerAll([logic], logic.declared ? logic.value : '');
    },
  },
  {
    id: 'observe.feedback',
    ability: 'observe',
    title: 'Outcomes come back',
    level: 2,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'observability',
    accepts: ['catalog'],
    passesWhen: 'It is said how labels or outcomes come back.',
    why: 'Without outcomes nobody knows whether predictions are right.',
    problem: 'no outcomes come back to judge it by',
    remedy: {
      text: 'Name where labels or outcomes arrive.',
      yaml: 'spec:\n  operations:\n    observe:\n      feedback: dataset:default/my-outcomes\n',
    },
    readCatalog(entity) {
      const feedback = declaredText(entity, 'operations.observe.feedback');
      return answerAll([feedback], feedback.declared ? feedback.value : '');
    },
  },
  {
    id: 'observe.skew',
    ability: 'observe',
    title: 'Training and serving share feature logic',
    level: 3,
    kinds: ['Model'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['document', 'observed'],
    passesWhen: 'Training and serving reference the same feature logic.',
    why: 'Logic that is written twice differs.',
    problem: 'training and serving compute features apart',
    remedy: {
      text: 'Compute features by one piece of code in training and serving.',
    },
    maxAgeDays: 90,
  },
  {
    id: 'observe.alerts',
    ability: 'observe',
    title: 'Alerts reach the operating group',
    level: 3,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'observability',
    accepts: ['observed'],
    passesWhen:
      'Alert rules exist in the alerting system and route to the operating group.',
    why: 'Alerts that still go to the author wake the wrong person.',
    problem: 'its alerts do not reach the operating group',
    remedy: {
      text: 'Create alert rules, and route them to the operating group.',
      yaml: 'spec:\n  operations:\n    observe:\n      alerts:\n        - https://alerts.example.com/rules/my-model\n',
    },
    maxAgeDays: 30,
  },
  {
    id: 'observe.data-checks',
    ability: 'observe',
    title: 'Data checks run and pass',
    level: 3,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'data-path',
    foundation: 'observability',
    accepts: ['observed'],
    passesWhen:
      'Freshness and completeness checks ran and passed within their maximum age.',
    why: 'Bad data is cheaper to stop than to explain.',
    problem: 'its data checks fail or do not run',
    remedy: {
      text: 'Check freshness and completeness on each run, and report the result.',
    },
    maxAgeDays: 7,
  },
  {
    id: 'observe.relevance-review',
    ability: 'observe',
    title: 'Reviewed for relevance',
    level: 3,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'observability',
    accepts: ['attested'],
    passesWhen:
      'A dated review compared live with offline results and found the model still relevant.',
    why: 'Offline metrics can hold while the business has moved on.',
    problem: 'a review found it no longer relevant',
    remedy: {
      text: 'Compare live with offline results, and record the review.',
    },
    maxAgeDays: 180,
  },
  {
    id: 'observe.drill',
    ability: 'observe',
    title: 'Another team has observed it',
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    problem: 'another team tried to observe it and could not',
    remedy: {
      text: 'Plan a drill: another team finds a planted fault with only the documents.',
    },
    maxAgeDays: 180,
  },
];
