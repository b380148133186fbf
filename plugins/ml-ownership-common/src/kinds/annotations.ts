/**
 * Annotations that this plugin set reads.
 *
 * @public
 */
export const ML_ANNOTATIONS = {
  /** On a Component: comma-separated refs of the Datasets that it reads. */
  consumes: 'mlownership.dev/consumes',
  /** On a Component: comma-separated refs of the Models that it uses. */
  usesModels: 'mlownership.dev/uses-models',
  /** On any entity, or on a Group: URL of the on-call schedule. */
  onCall: 'mlownership.dev/on-call',
  /** On a Model: its model card, as a path relative to the entity's file, or a URL. */
  modelCard: 'mlownership.dev/model-card',
  mlflowModel: 'mlownership.dev/mlflow-model',
  /** On a Model: id of its MLflow server, where several are configured. */
  mlflowInstance: 'mlownership.dev/mlflow-instance',
  registry: 'mlownership.dev/registry',
  serving: 'mlownership.dev/serving',
  platform: 'mlownership.dev/platform',
  /** On a Dataset: comma-separated names of it in runs, such as `s3://bucket/path`. */
  datasetAliases: 'mlownership.dev/dataset-aliases',
  /** On a Pipeline: comma-separated OpenLineage jobs that run it, as namespace and name. */
  openlineageJob: 'mlownership.dev/openlineage-job',
  /** On a Pipeline: the workflow or job that tests it, such as `ci.yml`. */
  testWorkflow: 'mlownership.dev/test-workflow',
  /** Path in its repository below which changes concern it. */
  sourcePath: 'mlownership.dev/source-path',
  /** Matchers of the labels of its alert rules, such as `model="churn"`. */
  alertSelector: 'mlownership.dev/alert-selector',
  /** Full ref of the Component or Resource that it was imported from. */
  importedFrom: 'mlownership.dev/imported-from',
} as const;

/**
 * Annotations that declare an on-call, on an entity or on the group that operates it. The value of
 * `mlownership.dev/on-call` must be an http(s) URL, the others accept any value.
 *
 * @public
 */
export const ON_CALL_ANNOTATIONS = [
  'pagerduty.com/service-id',
  'pagerduty.com/integration-key',
  'opsgenie.com/team',
  ML_ANNOTATIONS.onCall,
] as const;
