import { Entity } from '@backstage/catalog-model';
import {
  ProposalOverrides,
  ImportProposal,
  ProposalQuestion,
  ML_API_VERSION,
  ML_KIND_DEFINITIONS,
  MlKind,
  proposeEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const NEW_NAME: Record<MlKind, string> = {
  Model: 'my-model',
  Dataset: 'my-dataset',
  Pipeline: 'my-pipeline',
};

/** The values that a user entered for a new entity. */
export interface NewEntityInput extends ProposalOverrides {
  type?: string;
  description?: string;
}

/** The author of a proposal. */
export interface ProposalAuthor {
  /** Entity refs; absent if unknown. */
  person?: string;
  group?: string;
}

/** Creates a placeholder for the missing source entity, with only the values that the user entered. */
export function createPlaceholderEntity(
  kind: MlKind,
  fixes: NewEntityInput,
): Entity {
  const { name, title, description, type } = fixes;
  return {
    apiVersion: ML_API_VERSION,
    kind,
    metadata: {
      name: name || NEW_NAME[kind],
      title: title || undefined,
      description: description || undefined,
    },
    spec: { type },
  };
}

/**
 * Proposes a Model, Dataset or Pipeline without a source in the catalog. The owner defaults to the group of the author;
 * everything else is a question, with an example for refs.
 */
export function createEmptyProposal(
  source: Entity,
  kind: MlKind,
  fixes: NewEntityInput,
  describer: ProposalAuthor,
): ImportProposal {
  const { person, group } = describer;
  const made = proposeEntity(source, kind, {
    overrides: { ...fixes, owner: fixes.owner ?? group },
  });
  const { metadata, spec } = made.entity;
  return {
    ...made,
    entity: {
      ...made.entity,
      // There is no source that it was imported from.
      metadata: { ...metadata, annotations: undefined },
      spec: { ...spec, ...(person && { authors: [person] }) },
    },
    questions: [
      ...made.questions.filter(({ field }) => field !== 'authors' || !person),
      { field: 'system', question: 'which System is it part of?' },
    ].map(question => withExample(kind, question)),
  };
}

function withExample(kind: MlKind, asked: ProposalQuestion): ProposalQuestion {
  const { field, question } = asked;
  const definition = ML_KIND_DEFINITIONS.find(known => known.kind === kind);
  const known = definition?.fields.find(({ name }) => name === field);
  if (known?.shape !== 'ref' && known?.shape !== 'refs') {
    return asked;
  }
  const [example] = known.examples;
  const written = known.shape === 'refs' ? `[${example}]` : example;
  return { field, question: `${question} Such as ${field}: ${written}` };
}
