import { JsonObject } from '@backstage/types';
import {
  POINTER_OR_IMAGE_PATTERN,
  POINTER_PATTERN,
} from '../criteria/pointers';

/**
 * The signals that a team can monitor, per kind. The criterion `observe.signals` accepts only these.
 *
 * @public
 */
export const ML_SIGNALS = {
  Model: [
    'service-health',
    'data-freshness',
    'data-quality',
    'prediction-quality',
    'drift',
    'label-representativeness',
    'business-relevance',
  ],
  Dataset: ['run-health', 'data-freshness', 'completeness', 'data-quality'],
  Pipeline: ['run-health', 'data-freshness', 'completeness', 'data-quality'],
} as const;

function pointer(
  description: string,
  pattern: string,
  ...examples: string[]
): JsonObject {
  return { ...text(description, ...examples), pattern };
}

function text(description: string, ...examples: string[]): JsonObject {
  return { type: 'string', minLength: 1, description, examples };
}

function urls(description: string, example: string): JsonObject {
  return {
    type: 'array',
    description,
    items: { type: 'string', pattern: '^https?://\\S+$', examples: [example] },
  };
}

/** Pattern of a ref to a Group or User. A ref without a kind is a Group. */
export const GROUP_OR_USER_PATTERN =
  '^(([gG]roup|[uU]ser):)?([a-z0-9-]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$';

function groupOrUser(description: string): JsonObject {
  return {
    type: 'string',
    description,
    pattern: GROUP_OR_USER_PATTERN,
    examples: ['group:default/my-team'],
  };
}

function section(description: string, properties: JsonObject): JsonObject {
  return {
    type: 'object',
    description,
    additionalProperties: false,
    properties,
  };
}

const runbook = (doing: string, example: string) =>
  pointer(
    `Runbook to ${doing}: a URL, or a path relative to this file. It contains prerequisites, steps and a way to verify the result, and does not depend on a named person.`,
    POINTER_PATTERN,
    example,
  );

/**
 * The strict schema of `spec.operations` for one kind. The abilities have a natural meaning for each kind:
 * *retrain* is rebuild or backfill for a Dataset and re-run for a Pipeline, *deploy* is publish, *recover* is
 * restore or rollback.
 */
export function operationsSchema(kind: keyof typeof ML_SIGNALS): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      retrain: section('How it is retrained, rebuilt or re-run.', {
        runbook: runbook('do it', 'docs/retrain.md'),
        workflow: pointer(
          'The workflow that runs it: URL of a workflow or job, or an entity ref.',
          POINTER_PATTERN,
          'https://ci.example.com/workflows/training',
        ),
        trigger: text(
          'When to retrain: a schedule or a condition.',
          'weekly, or drift > 0.2',
        ),
        skipWhen: text(
          'Conditions under which retraining must not run.',
          'labels older than 14 days',
        ),
        approver: groupOrUser('Who approves a retraining.'),
        environment: pointer(
          'The pinned environment: URL or path of a lock file, or an image with its digest.',
          POINTER_OR_IMAGE_PATTERN,
          'locks/training.requirements.txt',
          'images.example.com/ml/training@sha256:…',
        ),
      }),
      deploy: section('How a new version is released.', {
        runbook: runbook('publish a version', 'docs/deploy.md'),
        workflow: pointer(
          'The workflow that runs it: URL of a workflow or job, or an entity ref.',
          POINTER_PATTERN,
          'https://ci.example.com/workflows/deploy',
        ),
        releaseCriteria: pointer(
          'Release criteria: URL or path of a document.',
          POINTER_PATTERN,
          'docs/release-criteria.md',
        ),
        environments: {
          type: 'array',
          description:
            'The environments that a version passes through, in order. At least two.',
          items: { type: 'string', minLength: 1 },
          examples: [['staging', 'production']],
        },
        promotedArtifact: text(
          'The artifact that is promoted from one environment to the next.',
          'the same registry version',
        ),
        promotionRule: text(
          'The promotion rule: text, a URL or a path.',
          'a day in staging without alerts',
        ),
        approvers: {
          type: 'array',
          description: 'Who approves a version.',
          items: groupOrUser('A Group or User.'),
          examples: [['group:default/my-team']],
        },
        environment: pointer(
          'The pinned serving environment: an image with its digest.',
          POINTER_OR_IMAGE_PATTERN,
          'images.example.com/ml/serving@sha256:…',
        ),
        environmentDifference: text(
          'How the serving environment differs from the training environment, if it does.',
          'the same locked libraries, without the training tools',
        ),
      }),
      observe: section('How it is monitored.', {
        runbook: runbook('read the signals', 'docs/observe.md'),
        dashboards: urls(
          'URLs of dashboards.',
          'https://grafana.example.com/d/churn',
        ),
        alerts: urls(
          'URLs of alert rules.',
          'https://grafana.example.com/alerting/churn',
        ),
        signals: {
          type: 'array',
          description: 'The monitored signals.',
          uniqueItems: true,
          items: { type: 'string', enum: [...ML_SIGNALS[kind]] },
        },
        feedback: text(
          'The source of labels or outcomes: a URL, an entity ref or text.',
          'dataset:default/churn-labels',
        ),
      }),
      recover: section('How it is rolled back or restored.', {
        runbook: runbook('recover', 'docs/recover.md'),
        workflow: pointer(
          'The workflow that rolls it back or restores it: URL of a workflow or job.',
          POINTER_PATTERN,
          'https://ci.example.com/workflows/rollback',
        ),
        rollbackCriteria: text(
          'When to roll back: text, a URL or a path.',
          'AUC on matured labels below 0.71',
        ),
        escalation: section('Escalation contacts.', {
          failures: groupOrUser('Whom to contact when it does not respond.'),
          regressions: groupOrUser(
            'Whom to contact when it responds with silently worse results.',
          ),
        }),
      }),
      change: section('How changes are approved.', {
        approvers: section('Who approves changes.', {
          data: groupOrUser('Who approves changes of data.'),
          code: groupOrUser('Who approves changes of code.'),
          model: groupOrUser('Who approves changes of model behaviour.'),
        }),
      }),
    },
  };
}

/** The strict schema of `spec.boundaries`. */
export function boundariesSchema(): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      featureLogic: text(
        'Location of the feature logic that training and serving share: an entity ref, a URL or text.',
        'dataset:default/customer-features',
      ),
      versionedTogether: {
        type: 'array',
        description: 'Which artifacts share one version.',
        items: {
          type: 'string',
          minLength: 1,
          examples: ['code', 'data', 'environment'],
        },
        examples: [['code', 'data', 'environment']],
      },
      authoritativeDuringIncident: text(
        'Which layer is authoritative during an incident if layers disagree.',
        "the registry alias 'production', not the deployment manifest",
      ),
      platformOwner: groupOrUser('The owner of the platform that it runs on.'),
      platformResponsibilities: text(
        'What the platform owner is responsible for.',
        'serving, registry, GPUs',
      ),
    },
  };
}
