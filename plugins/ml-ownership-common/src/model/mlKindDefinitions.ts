import {
  MlFieldDefinition,
  MlKindDefinition,
  MlRefField,
} from './MlFieldDefinition';
import { boundariesSchema, operationsSchema } from './operationsSchema';

function refs(
  name: string,
  description: string,
  example: string,
  options?: { relation?: string; defaultKind?: string },
): MlRefField {
  return {
    name,
    description,
    shape: 'refs',
    relation: options?.relation ?? name,
    defaultKind: options?.defaultKind,
    examples: [[example]],
  };
}

function typeField(...conventional: string[]): MlFieldDefinition {
  return {
    name: 'type',
    description: 'What sort it is. Free text; editors offer the conventions.',
    shape: 'text',
    required: true,
    conventional,
    examples: [conventional[0]],
  };
}

const ownership: readonly MlFieldDefinition[] = [
  {
    name: 'lifecycle',
    description:
      'Where it stands. What is experimental, and serves nobody, is not in scope of a verdict.',
    shape: 'text',
    required: true,
    conventional: ['experimental', 'production', 'deprecated'],
    examples: ['production'],
  },
  {
    name: 'tier',
    description: 'How critical it is: 1 is most critical, 4 least.',
    shape: 'tier',
    examples: [1],
  },
  {
    name: 'owner',
    description:
      'The Group that is accountable. A User is accepted, and fails a criterion: one person is no team.',
    shape: 'ref',
    required: true,
    relation: 'ownedBy',
    defaultKind: 'Group',
    examples: ['group:default/my-team'],
  },
  {
    name: 'operatedBy',
    description: 'The Group that holds the pager; the owner where absent.',
    shape: 'ref',
    relation: 'operatedBy',
    defaultKind: 'Group',
    examples: ['group:default/ml-platform'],
  },
  refs(
    'authors',
    'The Users who built it. They stay here after a handover.',
    'user:default/ada',
    { relation: 'authoredBy', defaultKind: 'User' },
  ),
  {
    name: 'system',
    description: 'The System that it is part of.',
    shape: 'ref',
    relation: 'partOf',
    defaultKind: 'System',
    examples: ['system:default/customer-retention'],
  },
];

function closing(kind: MlKindDefinition['kind']): MlFieldDefinition[] {
  return [
    refs(
      'dependsOn',
      'What it needs to work, and no other field names. Each ref must name its kind.',
      'resource:default/lakehouse',
    ),
    refs(
      'monitoredBy',
      'What watches it at run time.',
      'component:default/my-monitor',
      { defaultKind: 'Component' },
    ),
    refs(
      'supersedes',
      `The ${kind} that it replaces.`,
      `${kind.toLocaleLowerCase(
        'en-US',
      )}:default/my-former-${kind.toLocaleLowerCase('en-US')}`,
      { defaultKind: kind },
    ),
    {
      name: 'operations',
      description:
        'How it is retrained, deployed, observed, recovered and changed. A flaw inside keeps nothing out of the catalog: it fails the criterion that reads it.',
      shape: 'object',
      strictSchema: operationsSchema(kind),
      examples: [{ retrain: { runbook: 'docs/retrain.md' } }],
    },
    {
      name: 'boundaries',
      description:
        'Where it ends and what others begin. A flaw inside keeps nothing out of the catalog: it fails the criterion that reads it.',
      shape: 'object',
      strictSchema: boundariesSchema(),
      examples: [{ versionedTogether: ['code', 'data', 'environment'] }],
    },
  ];
}

/**
 * The three kinds, and the one place that says what their `spec` holds. Shapes and meaning follow DESIGN §2.
 *
 * @public
 */
export const ML_KIND_DEFINITIONS: readonly MlKindDefinition[] = [
  {
    kind: 'Model',
    singular: 'model',
    plural: 'models',
    description: 'A trained model, whatever serves it.',
    fields: [
      typeField(
        'classifier',
        'regressor',
        'ranker',
        'recommender',
        'forecaster',
        'anomaly-detector',
        'encoder',
        'language-model',
        'uplift',
        'base-model',
        'rules',
      ),
      ...ownership,
      refs(
        'producedBy',
        'The Pipelines that build it. May be declared on either end; both together are one edge.',
        'pipeline:default/my-training',
        { defaultKind: 'Pipeline' },
      ),
      refs(
        'trainedOn',
        'The Datasets it learns from.',
        'dataset:default/my-data',
        {
          defaultKind: 'Dataset',
        },
      ),
      refs(
        'evaluatedOn',
        'The Datasets it is judged by.',
        'dataset:default/my-holdout',
        { defaultKind: 'Dataset' },
      ),
      refs(
        'derivedFrom',
        'The base Models that it is made from.',
        'model:default/my-base-model',
        { defaultKind: 'Model' },
      ),
      refs(
        'servedBy',
        'What answers requests with its predictions.',
        'component:default/my-service',
        { defaultKind: 'Component' },
      ),
      ...closing('Model'),
    ],
  },
  {
    kind: 'Dataset',
    singular: 'dataset',
    plural: 'datasets',
    description: 'Data that models learn from, are judged by, or write.',
    fields: [
      typeField(
        'table',
        'raw',
        'feature',
        'labels',
        'training',
        'evaluation',
        'predictions',
        'reference',
        'report',
        'external',
      ),
      ...ownership,
      refs(
        'producedBy',
        'The Pipelines that write it. May be declared on either end; both together are one edge.',
        'pipeline:default/my-ingestion',
        { defaultKind: 'Pipeline' },
      ),
      refs(
        'derivedFrom',
        'The Datasets that it is made from.',
        'dataset:default/my-raw-data',
        { defaultKind: 'Dataset' },
      ),
      {
        name: 'steward',
        description: 'Who looks after the meaning and quality of the data.',
        shape: 'ref',
        relation: 'stewardedBy',
        defaultKind: 'Group',
        examples: ['user:default/grace'],
      },
      {
        name: 'contract',
        description:
          'The data contract: URL or path of an ODCS or Croissant document.',
        shape: 'text',
        examples: ['contracts/my-data.odcs.yaml'],
      },
      {
        name: 'versioning',
        description: 'How a version of the data is pinned.',
        shape: 'text',
        conventional: [
          'delta',
          'dvc',
          'iceberg-snapshot',
          'lakefs',
          'content-digest',
        ],
        examples: ['delta'],
      },
      {
        name: 'freshness',
        description:
          'How old the last write may be, as an ISO 8601 duration longer than zero.',
        shape: 'text',
        strictPattern: {
          pattern:
            '^P(?=.*[1-9])(?!$)(\\d+(\\.\\d+)?Y)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?W)?(\\d+(\\.\\d+)?D)?(T(?=\\d)(\\d+(\\.\\d+)?H)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?S)?)?$',
          says: 'an ISO 8601 duration such as P1D or PT6H',
        },
        examples: ['P1D', 'PT6H'],
      },
      ...closing('Dataset'),
    ],
  },
  {
    kind: 'Pipeline',
    singular: 'pipeline',
    plural: 'pipelines',
    description:
      'A job or workflow that makes datasets or models, or acts on them.',
    fields: [
      typeField(
        'training',
        'ingestion',
        'feature',
        'evaluation',
        'batch-inference',
        'deployment',
        'monitoring',
      ),
      ...ownership,
      refs('consumes', 'The Datasets it reads.', 'dataset:default/my-data', {
        defaultKind: 'Dataset',
      }),
      refs(
        'usesModel',
        'The Models it asks for predictions.',
        'model:default/my-model',
        { defaultKind: 'Model' },
      ),
      refs(
        'produces',
        'The Datasets and Models it makes. Each ref must name its kind. May be declared on either end; both together are one edge.',
        'model:default/my-model',
      ),
      {
        name: 'orchestrator',
        description: 'What runs it.',
        shape: 'text',
        conventional: ['airflow', 'argo', 'dagster', 'kubeflow', 'cron'],
        examples: ['airflow'],
      },
      {
        name: 'schedule',
        description: 'When it runs: a cron expression or text.',
        shape: 'text',
        examples: ['0 4 * * *'],
      },
      refs(
        'triggers',
        'The Pipelines it starts. Control, not data.',
        'pipeline:default/my-evaluation',
        { defaultKind: 'Pipeline' },
      ),
      ...closing('Pipeline'),
    ],
  },
];
