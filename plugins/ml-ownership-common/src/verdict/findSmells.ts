import { MlEntityFacts, upstreamLinks } from '../criteria';
import { CatalogView } from '../facts';
import { ML_ANNOTATIONS } from '../kinds';
import { Smell, SmellId } from '../schema/openapi';
import {
  contractState,
  CriterionResult,
  EvaluationInput,
} from './evaluateCriteria';

const SMELLS: Record<SmellId, { title: string; why: string }> = {
  'platform-before-operating-model': {
    title: 'Platform before operating model',
    why: 'It runs on a platform, and nobody is set up to operate it there.',
  },
  'orchestrator-before-pipeline-contract': {
    title: 'Orchestrator before a reliable pipeline contract',
    why: 'A scheduler starts it, and nobody has said what goes in and what comes out.',
  },
  'registry-before-release-rules': {
    title: 'Registry before release rules',
    why: 'Versions are registered, and nobody has said what makes one fit to release.',
  },
  'feature-store-before-ownership': {
    title: 'Feature store before stable feature ownership',
    why: 'Several teams build on these features, and nobody owns them for good.',
  },
};

/**
 * The titles of the smells, for lists.
 *
 * @public
 */
export const SMELL_TITLES: Record<SmellId, string> = {
  'platform-before-operating-model':
    SMELLS['platform-before-operating-model'].title,
  'orchestrator-before-pipeline-contract':
    SMELLS['orchestrator-before-pipeline-contract'].title,
  'registry-before-release-rules':
    SMELLS['registry-before-release-rules'].title,
  'feature-store-before-ownership':
    SMELLS['feature-store-before-ownership'].title,
};

/** Enough to see what is meant; more would make every list heavy. */
const MOST_REFS = 20;

/** So many owner changes within so many days are no stable ownership. Source: DESIGN §5. */
const OWNER_CHANGES = 2;
const OWNER_CHANGE_DAYS = 180;

/**
 * Signals that a tool came before what makes it useful. They are never part of a score. Source: DESIGN §5.
 *
 * @returns the signals, and the ISO 8601 instant at which time alone may change them
 * @public
 */
export function findSmells(
  entity: MlEntityFacts,
  criteria: readonly CriterionResult[],
  input: EvaluationInput,
): { found: Smell[]; changesAt?: string } {
  const smells: Smell[] = [];
  const add = (id: SmellId, refs: Iterable<string>) =>
    smells.push({ id, ...SMELLS[id], refs: [...refs].slice(0, MOST_REFS) });
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
  if (entity.kind === 'Pipeline' && entity.ml.orchestrator) {
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
    if (
      inputs.length === 0 ||
      outputs.length === 0 ||
      withoutContract.length > 0
    ) {
      add(
        'orchestrator-before-pipeline-contract',
        new Set([entity.ref, ...withoutContract]),
      );
    }
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
  return { found: smells, changesAt: handedOn };
}

/**
 * The instant until which an entity counts as changing hands: it had two or more owner changes within 180 days before.
 * Undefined where it does not.
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

/** Refs of the Models, Pipelines and Components that name a Dataset as what they are made from, in order. */
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
