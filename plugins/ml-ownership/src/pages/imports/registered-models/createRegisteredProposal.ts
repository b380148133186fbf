import {
  Entity,
  KubernetesValidatorFunctions,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import {
  ImportCandidate,
  ImportContext,
  ImportProposal,
  ML_API_VERSION,
  proposeEntity,
  toEntityNameWords,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { NewEntityInput } from '../createEmptyProposal';

/** The name of a model without Latin letters and digits. */
const NAMELESS = 'model';

/** Returns the name of the entity to propose for a registered model. */
export function entityNameOf({ name }: Pick<ImportCandidate, 'name'>): string {
  return KubernetesValidatorFunctions.isValidObjectName(name)
    ? name
    : toEntityNameWords(name) || NAMELESS;
}

/** Converts a registered model to an entity as the catalog would have it, with its guessed owner and pipeline. */
export function toRegisteredEntity(
  candidate: ImportCandidate,
  fixes: NewEntityInput,
): Entity {
  const { kind, lifecycle, owner, producer, url } = candidate;
  const name = entityNameOf(candidate);
  const relations = [
    { type: RELATION_OWNED_BY, targetRef: owner?.entityRef },
    { type: RELATION_DEPENDS_ON, targetRef: producer?.entityRef },
  ];
  return {
    apiVersion: ML_API_VERSION,
    kind,
    metadata: {
      name,
      title: name === candidate.name ? undefined : candidate.name,
      description: fixes.description ?? candidate.description,
      links: url ? [{ url, title: candidate.name }] : undefined,
    },
    spec: { type: fixes.type ?? candidate.type, lifecycle },
    relations: relations.flatMap(({ type, targetRef }) =>
      targetRef ? [{ type, targetRef }] : [],
    ),
  };
}

/**
 * Proposes an entity for a registered model, connected to it by annotations.
 *
 * @param source - from {@link toRegisteredEntity}
 */
export function createRegisteredProposal(
  candidate: ImportCandidate,
  source: Entity,
  context: ImportContext,
): ImportProposal {
  const made = proposeEntity(source, candidate.kind, context);
  const { metadata, spec } = made.entity;
  const authors = candidate.authors.flatMap(({ entityRef }) => entityRef ?? []);
  return {
    entity: {
      ...made.entity,
      // Not the ones that proposeEntity adds: there is no entity that it was imported from.
      metadata: { ...metadata, annotations: { ...candidate.annotations } },
      spec: { ...spec, ...(authors.length > 0 && { authors }) },
    },
    questions: made.questions.filter(
      ({ field }) => field !== 'authors' || authors.length === 0,
    ),
    // The reasons of the guesses say more.
    notes: made.notes.filter(({ reason }) => reason !== 'depends-on'),
  };
}
