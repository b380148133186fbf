import { CriterionDefinition, MlEntityFacts } from '../CriterionDefinition';
import { declaredTexts } from '../declarations';

/** Required signals per kind; each is a list of alternatives of which one is enough. */
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

const DATA_TEXTS = {
  remedy: {
    text: 'Monitor the missing signals, and list them.',
    yaml: 'spec:\n  operations:\n    observe:\n      signals: [run-health, completeness]\n',
  },
};

export const observeSignals: CriterionDefinition = {
  id: 'observe.signals',
  ability: 'observe',
  title: 'Required signals are monitored',
  level: 2,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'workflow',
  foundation: 'observability',
  accepts: ['catalog'],
  passesWhen:
    'Models: service health, data freshness or quality, prediction quality or drift, label representativeness, business relevance. Datasets and pipelines: run health or freshness, completeness or quality.',
  why: 'A model can be up, fast and wrong.',
  failureClause: 'some required signals are not monitored',
  remedy: {
    text: 'Monitor the missing signals, and list them.',
    yaml: 'spec:\n  operations:\n    observe:\n      signals: [service-health, data-freshness, drift, label-representativeness, business-relevance]\n',
  },
  textsByKind: { Dataset: DATA_TEXTS, Pipeline: DATA_TEXTS },
  evaluateCatalog(entity) {
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
};
