import { Entity } from '@backstage/catalog-model';
import {
  ImportFixes,
  ImportProposal,
  ImportQuestion,
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

/** What a person says about something new. */
export interface NewFixes extends ImportFixes {
  type?: string;
  description?: string;
}

/** Who describes it. */
export interface Describer {
  /** Entity refs; absent where they are not known. */
  person?: string;
  group?: string;
}

/** Stands in for the Component or Resource that others are made of: it says no more than the person did. */
export function newSource(kind: MlKind, fixes: NewFixes): Entity {
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
 * Proposes a Model, Dataset or Pipeline that nothing in the catalog stands for. The group of who describes it owns it,
 * where no other one is said to; all else is asked, each ref with an example.
 */
export function proposeNew(
  source: Entity,
  kind: MlKind,
  fixes: NewFixes,
  describer: Describer,
): ImportProposal {
  const { person, group } = describer;
  const made = proposeEntity(source, kind, {
    fixes: { ...fixes, owner: fixes.owner ?? group },
  });
  const { metadata, spec } = made.entity;
  return {
    ...made,
    entity: {
      ...made.entity,
      // There is nothing that it was imported from.
      metadata: { ...metadata, annotations: undefined },
      spec: { ...spec, ...(person && { authors: [person] }) },
    },
    questions: [
      ...made.questions.filter(({ field }) => field !== 'authors' || !person),
      { field: 'system', question: 'which System is it part of?' },
    ].map(question => withExample(kind, question)),
  };
}

function withExample(kind: MlKind, asked: ImportQuestion): ImportQuestion {
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
