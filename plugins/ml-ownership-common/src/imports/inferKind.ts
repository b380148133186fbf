import { Entity } from '@backstage/catalog-model';
import { MlKind } from '../schema/openapi';

const TYPES: Record<MlKind, readonly string[]> = {
  Model: [
    'ai-model',
    'ml-model',
    'model',
    'machine-learning-model',
    'language-model',
    'llm',
    'base-model',
    'foundation-model',
    'classifier',
    'regressor',
    'ranker',
    'recommender',
    'forecaster',
    'anomaly-detector',
    'encoder',
    'embedding-model',
  ],
  Dataset: [
    'dataset',
    'data-set',
    'data-product',
    'database',
    'table',
    'database-table',
    'bigquery-table',
    'delta-table',
    'iceberg-table',
    'feature-table',
    'feature-view',
    'bucket',
    's3-bucket',
    'gcs-bucket',
    'blob-container',
    'training-data',
  ],
  Pipeline: [
    'pipeline',
    'data-pipeline',
    'ml-pipeline',
    'training-pipeline',
    'feature-pipeline',
    'inference-pipeline',
    'etl',
    'etl-job',
    'dag',
    'airflow-dag',
    'training-job',
    'batch-job',
    'spark-job',
  ],
};

/** Values of `spec.type` of components that serve a model and are not a model themselves. */
const SERVING_TYPES = new Set([
  'model-server',
  'model-serving',
  'model-service',
  'inference-server',
  'inference-service',
  'prediction-service',
]);

/**
 * The values of `spec.type` that identify a Component or Resource as one of the three kinds, in common
 * spellings: with hyphens, underscores or spaces. In lower case, as the catalog compares them.
 *
 * @public
 */
export const IMPORTABLE_TYPES: Readonly<Record<MlKind, readonly string[]>> = {
  Model: spellingsOf(TYPES.Model),
  Dataset: spellingsOf(TYPES.Dataset),
  Pipeline: spellingsOf(TYPES.Pipeline),
};

function spellingsOf(types: readonly string[]): string[] {
  return [
    ...new Set(
      types.flatMap(type => [
        type,
        type.replace(/-/g, '_'),
        type.replace(/-/g, ' '),
      ]),
    ),
  ];
}

/**
 * Infers the kind of a Component or Resource from its `spec.type`.
 *
 * @returns undefined if the type matches none of the three kinds
 * @public
 */
export function inferKind(entity: Entity): MlKind | undefined {
  const type = typeOf(entity)?.toLocaleLowerCase('en-US');
  return (['Model', 'Dataset', 'Pipeline'] as const).find(
    kind => type !== undefined && IMPORTABLE_TYPES[kind].includes(type),
  );
}

/** Whether an entity serves models, according to its `spec.type`. */
export function servesModels(entity: Entity | undefined): boolean {
  const type = entity && typeOf(entity);
  return (
    type !== undefined &&
    SERVING_TYPES.has(type.toLocaleLowerCase('en-US').replace(/[_ ]/g, '-'))
  );
}

/** `spec.type`, if it is text. */
export function typeOf(entity: Entity): string | undefined {
  const type = entity.spec?.type;
  return typeof type === 'string' && type !== '' ? type : undefined;
}
