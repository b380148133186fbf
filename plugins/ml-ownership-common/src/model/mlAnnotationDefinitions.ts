import { ML_ANNOTATIONS } from '../kinds';

/**
 * An annotation, its meaning, and the kinds that it is read on.
 *
 * @public
 */
export interface MlAnnotationDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Kinds that it is read on. */
  readonly on: readonly string[];
  readonly example: string;
  /** Regular expression that the strict schema adds. */
  readonly pattern?: string;
  /** The relation type of its refs, if it contains refs. */
  readonly relation?: string;
}

const ML_KINDS = ['Model', 'Dataset', 'Pipeline'];

/**
 * All annotations of {@link ML_ANNOTATIONS}, with their meaning.
 *
 * @public
 */
export const ML_ANNOTATION_DEFINITIONS: readonly MlAnnotationDefinition[] = [
  {
    name: ML_ANNOTATIONS.consumes,
    title: 'Consumed datasets',
    description:
      'Refs of the Datasets that a Component reads, separated by commas. The Component itself is not changed.',
    on: ['Component'],
    example: 'dataset:default/churn-scores,customer-orders',
    relation: 'consumes',
  },
  {
    name: ML_ANNOTATIONS.usesModels,
    title: 'Used models',
    description:
      'Refs of the Models that a Component uses for predictions, separated by commas.',
    on: ['Component'],
    example: 'model:default/churn-classifier',
    relation: 'usesModel',
  },
  {
    name: ML_ANNOTATIONS.onCall,
    title: 'On-call schedule',
    description:
      'http(s) URL of the on-call schedule, on an entity or on the Group that operates it.',
    on: [...ML_KINDS, 'Component', 'API', 'Resource', 'Group'],
    pattern: '^https?://\\S+$',
    example: 'https://oncall.example.com/ml-platform',
  },
  {
    name: ML_ANNOTATIONS.modelCard,
    title: 'Model card',
    description:
      'The model card, as a path relative to the file of the entity, or an http(s) URL. The Handover tab shows what it says.',
    on: ['Model'],
    example: 'docs/MODEL_CARD.md',
  },
  {
    name: ML_ANNOTATIONS.mlflowModel,
    title: 'MLflow model',
    description: 'Name of the registered model in MLflow.',
    on: ['Model'],
    example: 'churn-classifier',
  },
  {
    name: ML_ANNOTATIONS.mlflowInstance,
    title: 'MLflow server',
    description:
      'Id of the MLflow server that has its model, where several are configured. Without it, the first one.',
    on: ['Model'],
    example: 'emea',
  },
  {
    name: ML_ANNOTATIONS.registry,
    title: 'Registry',
    description: 'Name of another registry that holds its versions.',
    on: ML_KINDS,
    example: 'vertex-ai',
  },
  {
    name: ML_ANNOTATIONS.serving,
    title: 'Serving',
    description: 'The serving system.',
    on: ML_KINDS,
    example: 'kserve',
  },
  {
    name: ML_ANNOTATIONS.platform,
    title: 'Platform',
    description: 'The ML platform that it runs on.',
    on: ML_KINDS,
    example: 'kubeflow',
  },
  {
    name: ML_ANNOTATIONS.datasetAliases,
    title: 'Observed as',
    description:
      'Names of the dataset in observed runs, separated by commas: namespace and name.',
    on: ['Dataset'],
    example: 's3://lake/customers/orders',
  },
  {
    name: ML_ANNOTATIONS.openlineageJob,
    title: 'OpenLineage job',
    description:
      'The job that runs it, as namespace and name of its OpenLineage events; several are separated by commas. Its children, such as tasks, models and stages, belong to it.',
    on: ['Pipeline'],
    pattern: '^\\s*[^,/][^,]*/[^,]+(?:,[^,/][^,]*/[^,]+)*$',
    example: 'airflow-prod/churn_training',
  },
  {
    name: ML_ANNOTATIONS.testWorkflow,
    title: 'Test workflow',
    description:
      'The workflow that tests it in the repository of github.com/project-slug, or the job in that of gitlab.com/project-slug.',
    on: ['Pipeline'],
    example: 'ci.yml',
  },
  {
    name: ML_ANNOTATIONS.sourcePath,
    title: 'Source path',
    description:
      'Path in its repository below which changes concern it. Without it, a run is at the current source only if it is at the newest commit of the repository.',
    on: ML_KINDS,
    example: 'pipelines/churn',
  },
  {
    name: ML_ANNOTATIONS.alertSelector,
    title: 'Alert rules',
    description:
      'Matchers of the labels of its alert rules, as in Alertmanager. Without it, the rules whose label for its kind has its name.',
    on: ML_KINDS,
    example: 'model="churn", severity="page"',
  },
  {
    name: ML_ANNOTATIONS.importedFrom,
    title: 'Imported from',
    description:
      'Full ref of the Component or Resource that it was imported from. The import page no longer proposes that one.',
    on: ML_KINDS,
    example: 'resource:default/churn-classifier',
  },
];
