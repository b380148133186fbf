import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { ML_ANNOTATIONS, ML_API_VERSION, ON_CALL_ANNOTATIONS } from '../kinds';
import { ML_ANNOTATION_DEFINITIONS, ML_KIND_DEFINITIONS } from '../model';
import { relationTargetKinds } from '../relations';
import { MlKind } from '../schema/openapi';
import { servesModels, typeOf } from './inferKind';

const TECHDOCS_REF = 'backstage.io/techdocs-ref';
const TECHDOCS_ENTITY = 'backstage.io/techdocs-entity';

/** Annotations of other plugins that keep their meaning on the new entity. */
const KEPT_ANNOTATIONS: readonly string[] = [
  ...ON_CALL_ANNOTATIONS,
  TECHDOCS_ENTITY,
  'github.com/project-slug',
  'gitlab.com/project-slug',
];

/**
 * Values that a user sets before the import; each overrides the inferred value.
 *
 * @public
 */
export interface ProposalOverrides {
  name?: string;
  title?: string;
  /** Entity ref of a Group or User; `operatedBy` is the ref of a Group. */
  owner?: string;
  operatedBy?: string;
  lifecycle?: string;
  tier?: number;
}

/**
 * Why a field of a proposal has its value:
 *
 * - `owner-is-user`: `value` owns it, and a group would be better
 * - `type-kept`: the type `value` is not a conventional type of the kind
 * - `documents-elsewhere`: its TechDocs stay with `value`
 * - `depends-on`: it depends on `value`
 * - `serves`: `value` depends on it, and serves models according to its type
 * - `provides`: it provides the API `value`
 * - `dependent`: `value` depends on it, for an unknown reason
 *
 * @public
 */
export type ProposalNoteReason =
  | 'owner-is-user'
  | 'type-kept'
  | 'documents-elsewhere'
  | 'depends-on'
  | 'serves'
  | 'provides'
  | 'dependent';

/**
 * A note on one field of a proposal.
 *
 * @public
 */
export interface ProposalNote {
  /** Path of the field, such as `spec.trainedOn`. */
  field: string;
  reason: ProposalNoteReason;
  value: string;
}

/**
 * A question about a field that the source does not answer, in English, written as a comment in the YAML.
 *
 * @public
 */
export interface ProposalQuestion {
  /** Name of a field of `spec`. */
  field: string;
  question: string;
}

/**
 * A Model, Dataset or Pipeline proposed from a Component or Resource.
 *
 * @public
 */
export interface ImportProposal {
  entity: Entity;
  /**
   * In the order of the fields; only for fields without a value, and for the type if it is not a conventional
   * one.
   */
  questions: ProposalQuestion[];
  notes: ProposalNote[];
}

/**
 * Context of a proposal besides the source entity.
 *
 * @public
 */
export interface ImportContext {
  /**
   * Returns the full ref of the Model, Dataset or Pipeline that a Component or Resource was imported as, or
   * will be with this import.
   */
  becomes?: (entityRef: string) => string | undefined;
  /** Returns the entity at the other end of a relation, if it could be read. */
  related?: (entityRef: string) => Entity | undefined;
  overrides?: ProposalOverrides;
}

/** The field for a dependency on each kind. */
const FIELD_OF_DEPENDENCY: Record<MlKind, Record<string, string>> = {
  Model: {
    dataset: 'trainedOn',
    model: 'derivedFrom',
    pipeline: 'producedBy',
  },
  Dataset: { dataset: 'derivedFrom', pipeline: 'producedBy' },
  Pipeline: { dataset: 'consumes', model: 'usesModel' },
};

/**
 * Proposes a Model, Dataset or Pipeline from a Component or Resource. Values that the source does not have
 * are left out and become questions, even if the catalog requires them; so a proposal may have problems until
 * the questions are answered.
 *
 * Dependencies become the relation between the two kinds, such as `trainedOn` from a Model to a Dataset.
 *
 * @param source - the entity from the catalog, with its relations
 * @public
 */
export function proposeEntity(
  source: Entity,
  kind: MlKind,
  context: ImportContext = {},
): ImportProposal {
  const { overrides = {} } = context;
  const { annotations, notes: annotationNotes } = annotationsFor(source, kind);
  const links = linksFor(source, kind, context);
  const notes = [...annotationNotes, ...links.notes];

  const type = typeOf(source);
  const owner = overrides.owner ?? relatedRefs(source, RELATION_OWNED_BY)[0];
  if (owner && kindOf(owner, 'group') === 'user') {
    notes.unshift({
      field: 'spec.owner',
      reason: 'owner-is-user',
      value: owner,
    });
  }
  if (type && !conventionalTypes(kind).includes(type)) {
    notes.unshift({ field: 'spec.type', reason: 'type-kept', value: type });
  }

  const known: JsonObject = {
    type,
    lifecycle: overrides.lifecycle ?? textOrUndefined(source.spec?.lifecycle),
    tier: overrides.tier,
    owner,
    operatedBy: overrides.operatedBy,
    system: relatedRefs(source, RELATION_PART_OF).find(
      ref => kindOf(ref) === 'system',
    ),
    ...links.fields,
  };
  const spec: JsonObject = {};
  const questions: ProposalQuestion[] = [];
  for (const { name } of fieldsOf(kind)) {
    if (known[name] !== undefined) {
      spec[name] = known[name];
    }
    const question = questionOf(kind, name, known, notes);
    if (question) {
      questions.push({ field: name, question });
    }
  }
  const metadata = metadataFor(source, annotations, overrides);
  return {
    entity: { apiVersion: ML_API_VERSION, kind, metadata, spec },
    questions,
    notes,
  };
}

function metadataFor(
  source: Entity,
  annotations: Record<string, string>,
  overrides: ProposalOverrides,
): Entity['metadata'] {
  const { namespace, description, tags, links } = source.metadata;
  const { name = source.metadata.name, title = source.metadata.title } =
    overrides;
  return {
    name,
    ...(namespace && namespace !== 'default' && { namespace }),
    ...(title && { title }),
    ...(description && { description }),
    annotations: {
      [ML_ANNOTATIONS.importedFrom]: stringifyEntityRef(source),
      ...annotations,
    },
    ...(tags?.length && { tags }),
    ...(links?.length && { links }),
  };
}

function annotationsFor(
  source: Entity,
  kind: MlKind,
): { annotations: Record<string, string>; notes: ProposalNote[] } {
  const annotations: Record<string, string> = {};
  const notes: ProposalNote[] = [];
  const read = [
    ...KEPT_ANNOTATIONS,
    ...ML_ANNOTATION_DEFINITIONS.filter(
      ({ name, on }) =>
        on.includes(kind) && name !== ML_ANNOTATIONS.importedFrom,
    ).map(({ name }) => name),
  ];
  for (const [name, value] of Object.entries(
    source.metadata.annotations ?? {},
  )) {
    const fromUrl = value.startsWith('url:');
    if (name === TECHDOCS_REF && !fromUrl) {
      // The path is relative to the file of the source, and would be wrong in the new file.
      annotations[TECHDOCS_ENTITY] = stringifyEntityRef(source);
      notes.push({
        field: `metadata.annotations["${TECHDOCS_ENTITY}"]`,
        reason: 'documents-elsewhere',
        value: stringifyEntityRef(source),
      });
    } else if (
      read.includes(name) ||
      name === TECHDOCS_REF ||
      (name === ANNOTATION_SOURCE_LOCATION && fromUrl)
    ) {
      annotations[name] = value;
    }
  }
  return { annotations, notes };
}

function linksFor(
  source: Entity,
  kind: MlKind,
  { becomes, related, overrides }: ImportContext,
): { fields: Record<string, string[]>; notes: ProposalNote[] } {
  const itself = stringifyEntityRef({
    kind,
    namespace: source.metadata.namespace,
    name: overrides?.name || source.metadata.name,
  });
  const fields: Record<string, string[]> = {};
  const notes: ProposalNote[] = [];
  const link = (field: string, target: string, reason: ProposalNoteReason) => {
    const refs = (fields[field] ??= []);
    if (target !== itself && !refs.includes(target)) {
      refs.push(target);
      notes.push({ field: `spec.${field}`, reason, value: target });
    }
  };

  for (const ref of relatedRefs(source, RELATION_DEPENDS_ON)) {
    const target = becomes?.(ref) ?? ref;
    const field = FIELD_OF_DEPENDENCY[kind][kindOf(target)] ?? 'dependsOn';
    if (isTargetOf(kind, field, target)) {
      link(field, target, 'depends-on');
    }
  }
  if (kind === 'Model') {
    for (const ref of relatedRefs(source, RELATION_DEPENDENCY_OF)) {
      if (servesModels(related?.(ref))) {
        link('servedBy', ref, 'serves');
      } else if (
        ['component', 'api', 'resource'].includes(kindOf(ref)) &&
        !becomes?.(ref)
      ) {
        notes.push({ field: 'spec.servedBy', reason: 'dependent', value: ref });
      }
    }
    for (const ref of relatedRefs(source, RELATION_PROVIDES_API)) {
      link('servedBy', ref, 'provides');
    }
  }
  return {
    fields: Object.fromEntries(
      Object.entries(fields).filter(([, refs]) => refs.length > 0),
    ),
    notes,
  };
}

/** The question about a field, if there is one. */
function questionOf(
  kind: MlKind,
  field: string,
  known: JsonObject,
  notes: readonly ProposalNote[],
): string | undefined {
  if (field === 'type') {
    const conventional = conventionalTypes(kind);
    return conventional.includes(String(known.type))
      ? undefined
      : `what type is it: ${conventional.join(', ')}, …?`;
  }
  if (known[field] !== undefined) {
    return undefined;
  }
  const dependents = notes
    .filter(({ reason }) => reason === 'dependent')
    .map(({ value }) => value);
  const questions: Record<string, string> = {
    lifecycle: 'experimental, production or deprecated?',
    tier: 'how critical is it, from 1 (most) to 4?',
    owner: 'which Group is accountable?',
    operatedBy: 'which Group is on call, if not the owner?',
    authors: 'which Users built it?',
    operations:
      'how does another team run it? A runbook for each of retrain, deploy, observe and recover.',
    ...{
      Model: {
        producedBy: 'which Pipelines build it?',
        trainedOn: 'which Datasets is it trained on?',
        servedBy: `which Components serve it?${
          dependents.length > 0
            ? ` These depend on it: ${dependents.join(', ')}.`
            : ''
        }`,
      },
      Dataset: {
        producedBy: 'which Pipelines write it?',
        contract: 'where is its data contract?',
      },
      Pipeline: {
        consumes: 'which Datasets does it read?',
        produces: 'which Datasets and Models does it produce?',
      },
    }[kind],
  };
  return questions[field];
}

function fieldsOf(kind: MlKind) {
  return ML_KIND_DEFINITIONS.find(definition => definition.kind === kind)!
    .fields;
}

function conventionalTypes(kind: MlKind): readonly string[] {
  const field = fieldsOf(kind).find(({ name }) => name === 'type');
  return (field?.shape === 'text' && field.conventional) || [];
}

function isTargetOf(kind: MlKind, field: string, ref: string): boolean {
  return relationTargetKinds(kind, field).some(
    target => target.toLocaleLowerCase('en-US') === kindOf(ref),
  );
}

function relatedRefs(source: Entity, type: string): string[] {
  return (source.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function kindOf(ref: string, defaultKind?: string): string {
  try {
    return parseEntityRef(ref, { defaultKind }).kind.toLocaleLowerCase('en-US');
  } catch {
    return '';
  }
}

function textOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
