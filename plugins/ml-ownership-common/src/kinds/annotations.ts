/**
 * Annotations that this plugin set reads.
 *
 * @public
 */
export const ML_ANNOTATIONS = {
  /** On a Component: comma-separated refs of the Datasets that it reads. */
  consumes: 'mlownership.dev/consumes',
  /** On a Component: comma-separated refs of the Models that it asks. */
  usesModels: 'mlownership.dev/uses-models',
  /** On anything, or on a Group: URL of the on-call schedule. */
  onCall: 'mlownership.dev/on-call',
  mlflowModel: 'mlownership.dev/mlflow-model',
  registry: 'mlownership.dev/registry',
  serving: 'mlownership.dev/serving',
  platform: 'mlownership.dev/platform',
  /** On a Dataset: comma-separated names by which runs know it, such as `s3://bucket/path`. */
  observedAs: 'mlownership.dev/observed-as',
  /** Full ref of the Component or Resource that it was made from by the import. */
  importedFrom: 'mlownership.dev/imported-from',
} as const;

/**
 * Annotations that name an on-call, on an entity or on the group that operates it. `mlownership.dev/on-call` must hold
 * an http(s) URL, the others any value.
 *
 * @public
 */
export const ON_CALL_ANNOTATIONS = [
  'pagerduty.com/service-id',
  'pagerduty.com/integration-key',
  'opsgenie.com/team',
  ML_ANNOTATIONS.onCall,
] as const;
