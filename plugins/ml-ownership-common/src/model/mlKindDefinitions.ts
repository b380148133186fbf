import { POINTER_PATTERN } from '../criteria/pointers';
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
    description: 'Type of the entity. Free text; see the conventional values.',
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
      'Lifecycle stage. An experimental entity that nothing serves is not in scope.',
    shape: 'text',
    required: true,
    conventional: ['experimental', 'production', 'deprecated'],
    examples: ['production'],
  },
  {
    name: 'tier',
    description: 'Criticality: 1 is most critical, 4 least critical.',
    shape: 'tier',
    examples: [1],
  },
  {
    name: 'owner',
    description:
      'The Group that is accountable. A User is accepted but fails a criterion: one person is not a team.',
    shape: 'ref',
    required: true,
    relation: 'ownedBy',
    defaultKind: 'Group',
    examples: ['group:default/my-team'],
  },
  {
    name: 'operatedBy',
    description: 'The Group that is on call. Defaults to the owner.',
    shape: 'ref',
    relation: 'operatedBy',
    defaultKind: 'Group',
    examples: ['group:default/ml-platform'],
  },
  refs(
    'authors',
    'The Users who built it, by ref or e-mail address. They remain authors after a handover.',
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
      'Other dependencies, not covered by a specific field. Each ref must include its kind.',
      'resource:default/lakehouse',
    ),
    refs(
      'monitoredBy',
      'What monitors it at run time.',
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
        'How it is retrained, deployed, observed, recovered and changed. Invalid values do not reject the entity; they fail the criterion that reads them.',
      shape: 'object',
      strictSchema: operationsSchema(kind),
      examples: [{ retrain: { runbook: 'docs/retrain.md' } }],
    },
    {
      name: 'boundaries',
      description:
        'Responsibility boundaries. Invalid values do not reject the entity; they fail the criterion that reads them.',
      shape: 'object',
      strictSchema: boundariesSchema(),
      examples: [{ versionedTogether: ['code', 'data', 'environment'] }],
    },
  ];
}

/**
 * The three kinds: the single definition of the fields of their `spec`. Shapes and meaning follow DESIGN §2.
 *
 * @public
 */
export const ML_KIND_DEFINITIONS: readonly MlKindDefinition[] = [
  {
    kind: 'Model',
    singular: 'model',
    plural: 'models',
    description: 'A trained machine-learning model.',
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
        'The Pipelines that build it. Can be declared on either end, or on both: it is one edge.',
        'pipeline:default/my-training',
        { defaultKind: 'Pipeline' },
      ),
      refs(
        'trainedOn',
        'The Datasets that it is trained on.',
        'dataset:default/my-data',
        {
          defaultKind: 'Dataset',
        },
      ),
      refs(
        'evaluatedOn',
        'The Datasets that it is evaluated on.',
        'dataset:default/my-holdout',
        { defaultKind: 'Dataset' },
      ),
      refs(
        'derivedFrom',
        'The base Models that it is derived from.',
        'model:default/my-base-model',
        { defaultKind: 'Model' },
      ),
      refs(
        'servedBy',
        'The Components that serve it.',
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
    description: 'Data that models are trained or evaluated on, or produce.',
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
        'The Pipelines that write it. Can be declared on either end, or on both: it is one edge.',
        'pipeline:default/my-ingestion',
        { defaultKind: 'Pipeline' },
      ),
      refs(
        'derivedFrom',
        'The Datasets that it is derived from.',
        'dataset:default/my-raw-data',
        { defaultKind: 'Dataset' },
      ),
      {
        name: 'steward',
        description:
          'Who is responsible for the meaning and quality of the data.',
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
        strictPattern: {
          pattern: POINTER_PATTERN,
          says: 'a relative path, an http(s) URL or an entity ref',
        },
        examples: ['contracts/my-data.odcs.yaml'],
      },
      {
        name: 'versioning',
        description: 'How versions of the data are pinned.',
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
          'Maximum age of the last write, as an ISO 8601 duration longer than zero.',
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
      'A job or workflow that produces or processes datasets or models.',
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
      refs(
        'consumes',
        'The Datasets that it reads.',
        'dataset:default/my-data',
        {
          defaultKind: 'Dataset',
        },
      ),
      refs(
        'usesModel',
        'The Models that it uses for predictions.',
        'model:default/my-model',
        { defaultKind: 'Model' },
      ),
      refs(
        'produces',
        'The Datasets and Models that it produces. Each ref must include its kind. Can be declared on either end, or on both: it is one edge.',
        'model:default/my-model',
      ),
      {
        name: 'orchestrator',
        description: 'The orchestrator that runs it.',
        shape: 'text',
        conventional: ['airflow', 'argo', 'dagster', 'kubeflow', 'cron'],
        examples: ['airflow'],
      },
      {
        name: 'schedule',
        description: 'Schedule: a cron expression or text.',
        shape: 'text',
        examples: ['0 4 * * *'],
      },
      refs(
        'triggers',
        'The Pipelines that it starts. Control flow, not data flow.',
        'pipeline:default/my-evaluation',
        { defaultKind: 'Pipeline' },
      ),
      ...closing('Pipeline'),
    ],
  },
];
