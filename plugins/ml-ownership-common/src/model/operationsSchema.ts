import { JsonObject } from '@backstage/types';

/**
 * What a team watches, per kind. The criterion `observe.signals` reads these words; there are no others.
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

/**
 * Form of a ref to a Group or User. A ref without a kind means a Group.
 */
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
  text(
    `Document that says how to ${doing}: a URL, or a path relative to this file. It needs prerequisites, steps and a way to check the result, and no named person.`,
    example,
  );

/**
 * The strict shape of `spec.operations` for one kind. The abilities read naturally for each: *retrain* is rebuild or
 * backfill for a Dataset and re-run for a Pipeline, *deploy* is publish, *recover* is restore or rollback.
 */
export function operationsSchema(kind: keyof typeof ML_SIGNALS): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      retrain: section('How it is trained, rebuilt or run again.', {
        runbook: runbook('do it', 'docs/retrain.md'),
        workflow: text(
          'What runs it: the URL of a workflow or job, or an entity ref.',
          'https://ci.example.com/workflows/training',
        ),
        trigger: text(
          'When to do it: a schedule, or a condition.',
          'weekly, or drift > 0.2',
        ),
        refuseWhen: text(
          'When not to do it, whatever the trigger says.',
          'labels older than 14 days',
        ),
        decidedBy: groupOrUser('Who decides.'),
        environment: text(
          'Where it runs, so that it runs again: URL or path of a lock file, or an image with its digest.',
          'locks/training.requirements.txt',
          'images.example.com/ml/training@sha256:…',
        ),
      }),
      deploy: section('How a new version reaches its users.', {
        runbook: runbook('publish a version', 'docs/deploy.md'),
        workflow: text(
          'What runs it: the URL of a workflow or job, or an entity ref.',
          'https://ci.example.com/workflows/deploy',
        ),
        releaseCriteria: text(
          'What makes a version a release candidate: URL or path of a document.',
          'docs/release-criteria.md',
        ),
        environments: {
          type: 'array',
          description:
            'The environments that a version passes, in this order. One alone is no promotion.',
          items: { type: 'string', minLength: 1 },
          examples: [['staging', 'production']],
        },
        promotes: text(
          'What moves from one environment to the next.',
          'the same registry version',
        ),
        promotionRule: text(
          'The rule by which it moves: text, a URL or a path.',
          'a day in staging without alerts',
        ),
        approvers: {
          type: 'array',
          description: 'Who may accept a version.',
          items: groupOrUser('A Group or User.'),
          examples: [['group:default/my-team']],
        },
        environment: text(
          'What serves it, pinned: an image with its digest.',
          'images.example.com/ml/serving@sha256:…',
        ),
        environmentDifference: text(
          'How it differs from where it is trained, where it is another one.',
          'the same locked libraries, without the training tools',
        ),
      }),
      observe: section('How somebody knows that it works.', {
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
          description: 'What is watched.',
          uniqueItems: true,
          items: { type: 'string', enum: [...ML_SIGNALS[kind]] },
        },
        feedback: text(
          'How labels or outcomes come back: a URL, an entity ref or text.',
          'dataset:default/churn-labels',
        ),
      }),
      recover: section('How it is brought back.', {
        runbook: runbook('recover', 'docs/recover.md'),
        workflow: text(
          'What rolls it back or restores it: the URL of a workflow or job.',
          'https://ci.example.com/workflows/rollback',
        ),
        rollbackCriteria: text(
          'When to roll back: text, a URL or a path.',
          'AUC on matured labels below 0.71',
        ),
        escalation: section('Who is called.', {
          failures: groupOrUser('Who owns it when it does not answer.'),
          regressions: groupOrUser(
            'Who owns it when it answers, and is silently worse.',
          ),
        }),
      }),
      change: section('Who decides on a change.', {
        data: groupOrUser('Who decides on a change of data.'),
        code: groupOrUser('Who decides on a change of code.'),
        model: groupOrUser('Who decides on a change of model behaviour.'),
      }),
    },
  };
}

/**
 * The strict shape of `spec.boundaries`.
 */
export function boundariesSchema(): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      featureLogic: text(
        'Where the feature logic lives that training and serving share: an entity ref, a URL or text.',
        'dataset:default/customer-features',
      ),
      versionedTogether: {
        type: 'array',
        description: 'What carries one version together.',
        items: {
          type: 'string',
          minLength: 1,
          examples: ['code', 'data', 'environment'],
        },
        examples: [['code', 'data', 'environment']],
      },
      authoritativeDuringIncident: text(
        'Which layer is believed during an incident, when they disagree.',
        "the registry alias 'production', not the deployment manifest",
      ),
      platformOwner: groupOrUser('Who owns the platform that it runs on.'),
      platformDuties: text('What of it is theirs.', 'serving, registry, GPUs'),
    },
  };
}
