import { MlKind, SmellId } from '../schema/openapi';

/**
 * The kinds of tools whose prerequisites are known, in the order in which they are offered.
 *
 * @public
 */
export const TOOLS = [
  'registry',
  'orchestrator',
  'feature-store',
  'serving-platform',
  'monitoring',
] as const;

/**
 * A kind of tool that a team may buy or build.
 *
 * @public
 */
export type Tool = (typeof TOOLS)[number];

/**
 * A decision that a tool needs and does not make: a criterion of the entities that the tool would hold.
 *
 * @public
 */
export interface ToolDecision {
  kind: MlKind;
  /** Id of a criterion that applies to the kind. */
  criterion: string;
}

/**
 * What a team must have decided before a tool helps.
 *
 * @public
 */
export interface ToolPrerequisites {
  /** In the order in which the decisions depend on each other. */
  decisions: readonly ToolDecision[];
  /** The sign that the tool came before its decisions, and the kind of the entities that show it. */
  smell?: { id: SmellId; kind: MlKind };
}

/**
 * The prerequisites of each kind of tool. They affect no level and no verdict.
 *
 * @public
 */
export const TOOL_PREREQUISITES: Record<Tool, ToolPrerequisites> = {
  registry: {
    smell: { id: 'registry-before-release-rules', kind: 'Model' },
    decisions: decisionsOf('Model', [
      'deploy.release-criteria',
      'deploy.promotion',
      'deploy.versioned-together',
      'deploy.gate',
      'recover.previous-version',
    ]),
  },
  orchestrator: {
    smell: { id: 'orchestrator-before-pipeline-contract', kind: 'Pipeline' },
    decisions: decisionsOf('Pipeline', [
      'retrain.inputs',
      'boundaries.contract',
      'retrain.runbook',
      'retrain.trigger',
      'retrain.environment',
      'deploy.workflow',
    ]),
  },
  'feature-store': {
    smell: { id: 'feature-store-before-ownership', kind: 'Dataset' },
    decisions: [
      ...decisionsOf('Dataset', [
        'ownership.group',
        'data.contract',
        'data.freshness',
        'retrain.pipeline',
      ]),
      ...decisionsOf('Model', ['observe.feature-logic']),
    ],
  },
  'serving-platform': {
    smell: { id: 'platform-before-operating-model', kind: 'Model' },
    decisions: decisionsOf('Model', [
      'ownership.group',
      'ownership.beyond-author',
      'boundaries.platform',
      'observe.on-call',
      'recover.runbook',
      'recover.escalation',
      'deploy.environment',
    ]),
  },
  monitoring: {
    decisions: decisionsOf('Model', [
      'observe.signals',
      'observe.on-call',
      'observe.alerts',
      'observe.data-checks',
      'observe.relevance-review',
    ]),
  },
};

function decisionsOf(
  kind: MlKind,
  criteria: readonly string[],
): ToolDecision[] {
  return criteria.map(criterion => ({ kind, criterion }));
}
