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

/** Values of `spec.type` of what answers requests with the predictions of a model, and is no model itself. */
const SERVING_TYPES = new Set([
  'model-server',
  'model-serving',
  'model-service',
  'inference-server',
  'inference-service',
  'prediction-service',
]);

/**
 * The values of `spec.type` by which a Component or Resource looks like each of the three kinds, in the spellings that
 * people use: with hyphens, underscores or spaces. In lower case, as a catalog compares them.
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
 * Which of the three kinds a Component or Resource looks like, by its `spec.type`.
 *
 * @returns undefined where its type says nothing about it
 * @public
 */
export function guessKind(entity: Entity): MlKind | undefined {
  const type = typeOf(entity)?.toLocaleLowerCase('en-US');
  return (['Model', 'Dataset', 'Pipeline'] as const).find(
    kind => type !== undefined && IMPORTABLE_TYPES[kind].includes(type),
  );
}

/** Whether an entity answers requests with the predictions of models, by its `spec.type`. */
export function servesModels(entity: Entity | undefined): boolean {
  const type = entity && typeOf(entity);
  return (
    type !== undefined &&
    SERVING_TYPES.has(type.toLocaleLowerCase('en-US').replace(/[_ ]/g, '-'))
  );
}

/** `spec.type`, where it is text. */
export function typeOf(entity: Entity): string | undefined {
  const type = entity.spec?.type;
  return typeof type === 'string' && type !== '' ? type : undefined;
}
