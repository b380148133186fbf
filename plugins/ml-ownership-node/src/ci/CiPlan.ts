import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  declaresNothing,
  getAttestors,
  getCriterion,
  getOperator,
  isMlEntityFacts,
  MlEntityFacts,
  MlKind,
  ML_ANNOTATIONS,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { CiSettings } from './CiSettings';
import { CiProject, CiSource, CiWorkflow } from './CiSource';

/** The criteria that a CI system can answer. */
export const CI_CRITERIA = [
  'retrain.run',
  'retrain.tests',
  'deploy.run',
  'deploy.acceptance',
  'recover.rollback-run',
  'ownership.access',
] as const;

export type CiCriterion = (typeof CI_CRITERIA)[number];

/** A subject to read, or the reason why there is none and what to configure. */
export type Planned<T> = { value: T } | { reason: string };

/** What to read about an entity. */
export interface CiPlan {
  entityRef: string;
  criteria: readonly CiCriterion[];
  /** The repository that it names, or that of its first workflow. */
  project: Planned<CiProject>;
  retrain: Planned<CiWorkflow>;
  tests: Planned<CiWorkflow>;
  deploy: Planned<CiWorkflow>;
  recover: Planned<CiWorkflow>;
  /** Path in the repository below which changes concern it; the whole repository if absent. */
  sourcePath?: string;
  environment: string;
  /** Refs of the Groups and Users who may approve a deployment. */
  approvers: readonly string[];
  /** Ref of the Group that is on call. */
  operator?: string;
  /** Its versions are those of a registry, not commits. */
  hasRegistry: boolean;
}

const operationsSchema = z.object({
  workflow: z.string().optional().catch(undefined),
  environments: z.array(z.string()).optional().catch(undefined),
});

type Ability = 'retrain' | 'deploy' | 'recover';

/**
 * Decides what to read about an entity.
 *
 * @param producers - the Pipelines that produce it: their training workflow is its own unless it declares one
 * @returns undefined if nothing connects it to the system
 */
export function planChecks(
  entity: Entity,
  producers: readonly Entity[],
  source: CiSource,
  settings: CiSettings,
): CiPlan | undefined {
  const facts = readEntityFacts(entity);
  if (!isMlEntityFacts(facts)) {
    return undefined;
  }
  const { findProject, annotated } = readProject(entity, source);
  const workflowOf = (ability: Ability) =>
    planWorkflow(facts, ability, findProject, source);
  const own = workflowOf('retrain');
  const retrain =
    'value' in own
      ? own
      : firstOf(producers.map(made => ofProducer(made, source))) ?? own;
  const deploy = workflowOf('deploy');
  const recover = workflowOf('recover');
  const found = [retrain, deploy, recover].find(one => 'value' in one);
  if (!annotated && !found) {
    return undefined;
  }
  const project =
    'value' in findProject || !found || !('value' in found)
      ? findProject
      : { value: found.value.project };
  const { annotations = {} } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    criteria: CI_CRITERIA.filter(id => applies(id, facts.kind)),
    project,
    retrain,
    tests: planTests(annotations, project, settings),
    deploy,
    recover,
    sourcePath: firstText([entity, ...producers], ML_ANNOTATIONS.sourcePath),
    environment:
      read(facts, 'deploy').environments?.at(-1)?.trim() ||
      settings.environment,
    approvers: getAttestors(getCriterion('deploy.acceptance'), facts) ?? [],
    operator: getOperator(facts),
    hasRegistry: Boolean(
      annotations[ML_ANNOTATIONS.mlflowModel] ??
        annotations[ML_ANNOTATIONS.registry],
    ),
  };
}

/** The projects that a plan reads, each once. */
export function projectsOf(plan: CiPlan): CiProject[] {
  const projects = [plan.project].flatMap(one =>
    'value' in one ? [one.value] : [],
  );
  for (const one of [plan.retrain, plan.tests, plan.deploy, plan.recover]) {
    if ('value' in one) {
      projects.push(one.value.project);
    }
  }
  return [...new Map(projects.map(one => [one.url, one])).values()];
}

export function applies(id: CiCriterion, kind: MlKind): boolean {
  return getCriterion(id).kinds.includes(kind);
}

function readProject(
  entity: Entity,
  source: CiSource,
): { findProject: Planned<CiProject>; annotated: boolean } {
  try {
    const project = source.findProject(entity);
    return project
      ? { findProject: { value: project }, annotated: true }
      : {
          findProject: {
            reason: `Without the annotation ${source.projectAnnotation}, its repository is not known`,
          },
          annotated: false,
        };
  } catch (error) {
    return {
      findProject: { reason: (error as Error).message },
      annotated: true,
    };
  }
}

function planWorkflow(
  facts: MlEntityFacts,
  ability: Ability,
  project: Planned<CiProject>,
  source: CiSource,
): Planned<CiWorkflow> {
  const path = `spec.operations.${ability}.workflow`;
  const { workflow } = read(facts, ability);
  const declaration = workflow?.trim();
  if (!declaration || declaresNothing(declaration)) {
    return {
      reason: `${path} is not declared; expected ${source.expectedWorkflow}`,
    };
  }
  const found = source.findWorkflow(
    declaration,
    'value' in project ? project.value : undefined,
  );
  if (found) {
    return { value: found };
  }
  return {
    reason: `${path} is ${JSON.stringify(
      declaration,
    )}, which names no workflow here; expected ${source.expectedWorkflow}`,
  };
}

function ofProducer(
  producer: Entity,
  source: CiSource,
): Planned<CiWorkflow> | undefined {
  const facts = readEntityFacts(producer);
  return isMlEntityFacts(facts)
    ? planWorkflow(
        facts,
        'retrain',
        readProject(producer, source).findProject,
        source,
      )
    : undefined;
}

function planTests(
  annotations: Record<string, string>,
  project: Planned<CiProject>,
  { testWorkflow }: CiSettings,
): Planned<CiWorkflow> {
  if (!('value' in project)) {
    return project;
  }
  const name = annotations[ML_ANNOTATIONS.testWorkflow]?.trim() || testWorkflow;
  return name
    ? { value: { project: project.value, name } }
    : {
        reason: `Without the annotation ${ML_ANNOTATIONS.testWorkflow}, the workflow that tests it is not known`,
      };
}

function read(
  { ml }: MlEntityFacts,
  ability: Ability,
): z.infer<typeof operationsSchema> {
  const { success, data } = operationsSchema.safeParse(ml.operations[ability]);
  return success ? data : {};
}

function firstOf(
  planned: readonly (Planned<CiWorkflow> | undefined)[],
): Planned<CiWorkflow> | undefined {
  return planned.find(one => one && 'value' in one);
}

function firstText(
  entities: readonly Entity[],
  annotation: string,
): string | undefined {
  for (const { metadata } of entities) {
    const text = metadata.annotations?.[annotation]
      ?.trim()
      .replace(/^\/+|(?<!\/)\/+$/g, '');
    if (text) {
      return text;
    }
  }
  return undefined;
}
