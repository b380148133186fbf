import { MlEntityFacts, upstreamLinks } from '../criteria';
import { CatalogView } from '../facts';
import { ML_ANNOTATIONS } from '../kinds';
import { Smell, SmellId } from '../schema/openapi';
import { CriterionResult } from './CriterionResult';
import { EvaluationInput } from './EvaluationInput';
import { contractState } from './evaluateCriterion';

/**
 * The English titles and explanations of the smells.
 *
 * @public
 */
export const SMELLS: Record<SmellId, { title: string; why: string }> = {
  'platform-before-operating-model': {
    title: 'Platform before operating model',
    why: 'It runs on a platform, but no team is set up to operate it there.',
  },
  'orchestrator-before-pipeline-contract': {
    title: 'Orchestrator before a reliable pipeline contract',
    why: 'A scheduler runs it, but its inputs and outputs are not declared.',
  },
  'registry-before-release-rules': {
    title: 'Registry before release rules',
    why: 'Versions are registered, but no release criteria say which are fit for release.',
  },
  'feature-store-before-ownership': {
    title: 'Feature store before stable feature ownership',
    why: 'Several teams use these features, and their ownership is not stable.',
  },
  'dependency-loop': {
    title: 'Dependency loop',
    why: 'It is part of its own supply chain: none of these entities can be rebuilt without one of the others.',
  },
};

/** Enough examples; more would make every list response large. */
const MAX_REFS = 20;

/** This many owner changes in this many days mean unstable ownership. Source: DESIGN §5. */
const OWNER_CHANGES = 2;
const OWNER_CHANGE_DAYS = 180;

/**
 * Creates the smell of each member of a dependency loop.
 *
 * @param members - refs of all members of the loop
 *
 * @public
 */
export function loopSmell(members: readonly string[]): Smell {
  return {
    id: 'dependency-loop',
    ...SMELLS['dependency-loop'],
    refs: [...members].slice(0, MAX_REFS),
  };
}

/**
 * Finds signs that a tool was introduced before its prerequisites. They never affect a level. Source: DESIGN
 * §5.
 *
 * @returns the smells, and the ISO 8601 instant at which they may change by time alone
 * @public
 */
export function findSmells(
  entity: MlEntityFacts,
  criteria: readonly CriterionResult[],
  input: EvaluationInput,
): { smells: Smell[]; changesAt?: string } {
  const smells: Smell[] = [];
  const add = (id: SmellId, refs: Iterable<string>) =>
    smells.push({ id, ...SMELLS[id], refs: [...refs].slice(0, MAX_REFS) });
  const fails = (id: string) =>
    criteria.some(result => result.id === id && result.state === 'fail');
  const annotated = (...keys: string[]) =>
    keys.some(key => entity.annotations[key] !== undefined);
  const { mlflowModel, platform, registry, serving } = ML_ANNOTATIONS;

  if (
    annotated(platform, mlflowModel, registry, serving) &&
    ['ownership.group', 'observe.on-call', 'recover.runbook'].some(fails)
  ) {
    add('platform-before-operating-model', [entity.ref]);
  }
  const lackingContract = findMissingPipelineContract(entity, input);
  if (lackingContract) {
    add('orchestrator-before-pipeline-contract', lackingContract);
  }
  if (
    annotated(mlflowModel, registry) &&
    ['deploy.release-criteria', 'deploy.promotion'].some(fails)
  ) {
    add('registry-before-release-rules', [entity.ref]);
  }
  const handedOn = isFeatureDataset(entity)
    ? changesHandsUntil(entity.ref, input)
    : undefined;
  if (
    isFeatureDataset(entity) &&
    (handedOn !== undefined || !hasGroupAsOwner(entity, input.snapshot))
  ) {
    const users = usersOf(entity.ref, input.snapshot);
    const teams = new Set(
      users.map(ref => input.snapshot.get(ref)?.owner).filter(Boolean),
    );
    if (teams.size >= 2) {
      add('feature-store-before-ownership', [entity.ref, ...users]);
    }
  }
  return { smells, changesAt: handedOn };
}

/**
 * Finds out whether an orchestrated Pipeline lacks inputs, outputs or contracts.
 *
 * @returns the Pipeline and its outputs without a contract; undefined if nothing is missing
 */
function findMissingPipelineContract(
  entity: MlEntityFacts,
  input: EvaluationInput,
): Iterable<string> | undefined {
  if (entity.kind !== 'Pipeline' || !entity.ml.orchestrator) {
    return undefined;
  }
  const inputs = upstreamLinks(input.snapshot, entity.ref);
  const outputs = input.snapshot
    .linksTo(entity.ref, 'producedBy')
    .map(link => link.from)
    .sort();
  const withoutContract = outputs.filter(ref => {
    const output = input.snapshot.get(ref);
    return (
      output?.kind === 'Dataset' &&
      (!output.ml?.contract || contractState(ref, input) === 'fail')
    );
  });
  return inputs.length === 0 ||
    outputs.length === 0 ||
    withoutContract.length > 0
    ? new Set([entity.ref, ...withoutContract])
    : undefined;
}

/**
 * The end of the period of unstable ownership after two or more owner changes within 180 days. Undefined if
 * ownership is stable.
 */
function changesHandsUntil(
  entityRef: string,
  input: EvaluationInput,
): string | undefined {
  const last = input.ownerChanges?.(entityRef).at(-OWNER_CHANGES);
  if (last === undefined) {
    return undefined;
  }
  const until = Date.parse(last) + OWNER_CHANGE_DAYS * 86_400_000;
  return until > Date.parse(input.now)
    ? new Date(until).toISOString()
    : undefined;
}

function isFeatureDataset(entity: MlEntityFacts): boolean {
  return (
    entity.kind === 'Dataset' &&
    (entity.type === 'feature' || entity.type === 'features')
  );
}

function hasGroupAsOwner(
  entity: MlEntityFacts,
  snapshot: CatalogView,
): boolean {
  return snapshot.get(entity.owner)?.kind === 'Group';
}

/**
 * Refs of the Models, Pipelines and Components that are trained on, evaluated on or consume a Dataset,
 * sorted.
 */
function usersOf(datasetRef: string, snapshot: CatalogView): string[] {
  return [
    ...new Set(
      snapshot
        .linksTo(datasetRef)
        .filter(link =>
          ['trainedOn', 'evaluatedOn', 'consumes'].includes(link.relation),
        )
        .map(link => link.from),
    ),
  ].sort();
}
