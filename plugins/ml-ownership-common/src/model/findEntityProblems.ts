import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { ML_API_VERSION, ML_KINDS } from '../kinds';
import { relationTargetKinds } from '../relations';
import { ML_KIND_DEFINITIONS } from './mlKindDefinitions';
import { MlFieldDefinition, MlRefField } from './MlFieldDefinition';

/**
 * The most refs that one field of one entity may hold. A catalog stores and stitches every relation twice; an entity
 * that names more describes a whole platform, and is better split.
 *
 * @public
 */
export const MAX_RELATIONS_PER_FIELD = 1_000;

/** Backstage stores a ref in a column of this many characters on PostgreSQL. */
const MAX_REF_LENGTH = 255;

const MAX_PROBLEMS_IN_MESSAGE = 20;
const MAX_VALUE_IN_MESSAGE = 100;

/**
 * One reason why an entity stays out of the catalog.
 *
 * @public
 */
export interface MlEntityProblem {
  /** Path of the field, such as `spec.trainedOn[1]`. */
  field: string;
  /** What stands there, in words or as JSON; `missing` where nothing does. */
  got: string;
  /** What should stand there. */
  expected: string;
}

/**
 * An example ref per kind, as messages and the kinds reference show it.
 */
const EXAMPLE_REFS: Record<string, string> = {
  Model: 'model:default/my-model',
  Dataset: 'dataset:default/my-data',
  Pipeline: 'pipeline:default/my-pipeline',
  Group: 'group:default/my-team',
  User: 'user:default/ada',
  System: 'system:default/my-system',
  Component: 'component:default/my-service',
  API: 'api:default/my-api',
  Resource: 'resource:default/my-resource',
};

/**
 * Kinds as a reader says them: `a Dataset`, `a Group or User`, `a Component, API or Resource`.
 */
export function describeKinds(kinds: readonly string[]): string {
  const all = [...kinds];
  const last = all.pop();
  const article = /^[AEIO]/.test(kinds[0]) ? 'an' : 'a';
  return all.length
    ? `${article} ${all.join(', ')} or ${last}`
    : `${article} ${last}`;
}

function describeValue(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'empty';
  }
  const json = JSON.stringify(value);
  return json.length > MAX_VALUE_IN_MESSAGE
    ? `${json.slice(0, MAX_VALUE_IN_MESSAGE)}…`
    : json;
}

function isObject(value: unknown): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a ref must look like, on top of what `parseEntityRef` asks: no space, colon or slash inside its parts.
 */
function parseRef(
  ref: string,
  context: { defaultKind?: string; defaultNamespace: string },
) {
  try {
    const parsed = parseEntityRef(ref, context);
    const wellFormed =
      /^[a-zA-Z][a-zA-Z0-9]*$/.test(parsed.kind) &&
      /^[^\s:/,]+$/.test(parsed.namespace) &&
      /^[^\s:/,]+$/.test(parsed.name) &&
      stringifyEntityRef(parsed).length <= MAX_REF_LENGTH;
    return wellFormed ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Why one ref can't be the target of a relation of one entity, or undefined where it can.
 *
 * @param field - path of the value, for the message
 * @param value - what stands there
 * @param entity - the entity that declares the relation; its namespace is the ref's default one
 * @param relation - the relation type, and the kind of a ref that names none
 * @internal
 */
export function findRefProblem(
  field: string,
  value: unknown,
  entity: Entity,
  relation: { type: string; defaultKind?: string },
): MlEntityProblem | undefined {
  const kinds = relationTargetKinds(entity.kind, relation.type);
  const withKind = relation.defaultKind ? '' : ' with its kind';
  const expected = `${describeKinds(kinds)}${withKind}, such as "${
    EXAMPLE_REFS[kinds[0]]
  }"`;
  const target =
    typeof value === 'string'
      ? parseRef(value, {
          defaultKind: relation.defaultKind,
          defaultNamespace: getCompoundEntityRef(entity).namespace,
        })
      : undefined;
  const targetKind = target?.kind.toLocaleLowerCase('en-US');
  if (
    !target ||
    !kinds.some(kind => kind.toLocaleLowerCase('en-US') === targetKind)
  ) {
    return { field, got: describeValue(value), expected };
  }
  if (stringifyEntityRef(target) === stringifyEntityRef(entity)) {
    return {
      field,
      got: `${describeValue(value)}, the entity itself`,
      expected: `another ${entity.kind}`,
    };
  }
  return undefined;
}

function findRefListProblems(
  path: string,
  field: MlRefField,
  value: unknown,
  entity: Entity,
): MlEntityProblem[] {
  const kinds = relationTargetKinds(entity.kind, field.relation);
  if (!Array.isArray(value)) {
    return [
      {
        field: path,
        got: describeValue(value),
        expected: `a list, such as ["${EXAMPLE_REFS[kinds[0]]}"]`,
      },
    ];
  }
  if (value.length > MAX_RELATIONS_PER_FIELD) {
    return [
      {
        field: path,
        got: `a list of ${value.length}`,
        expected: `at most ${MAX_RELATIONS_PER_FIELD} refs`,
      },
    ];
  }
  return value.flatMap(
    (item, index) =>
      findRefProblem(`${path}[${index}]`, item, entity, {
        type: field.relation,
        defaultKind: field.defaultKind,
      }) ?? [],
  );
}

function findFieldProblems(
  field: MlFieldDefinition,
  value: unknown,
  entity: Entity,
): MlEntityProblem[] {
  const path = `spec.${field.name}`;
  if (value === undefined && !field.required) {
    return [];
  }
  const got = describeValue(value);
  switch (field.shape) {
    case 'ref': {
      const problem = findRefProblem(path, value, entity, {
        type: field.relation,
        defaultKind: field.defaultKind,
      });
      return problem ? [problem] : [];
    }
    case 'refs':
      return findRefListProblems(path, field, value, entity);
    case 'tier':
      return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4
        ? []
        : [
            {
              field: path,
              got,
              expected: 'a whole number from 1 (most critical) to 4',
            },
          ];
    case 'object': {
      if (isObject(value)) {
        return [];
      }
      const keys = Object.keys(field.strictSchema.properties ?? {});
      return [
        {
          field: path,
          got,
          expected: `an object with any of the keys ${keys.join(', ')}`,
        },
      ];
    }
    default:
      return typeof value === 'string' && value.length > 0
        ? []
        : [
            {
              field: path,
              got,
              expected: `text, such as "${field.examples[0]}"`,
            },
          ];
  }
}

/**
 * Whether an entity means to be one of the three kinds, be it right or wrong: its `kind` is one of theirs, whatever the
 * `apiVersion`, or its `apiVersion` is of their group, whatever the kind.
 *
 * @public
 */
export function claimsMlKind(entity: Entity): boolean {
  const [group] = ML_API_VERSION.split('/');
  return (
    ML_KINDS.some(kind => kind === entity.kind) ||
    entity.apiVersion.split('/')[0] === group
  );
}

/**
 * Why an entity's `apiVersion` and `kind` are not those of one of the three kinds, or undefined where they are.
 *
 * @public
 */
export function findIdentityProblem(
  entity: Entity,
): MlEntityProblem | undefined {
  if (!ML_KINDS.some(kind => kind === entity.kind)) {
    return {
      field: 'kind',
      got: describeValue(entity.kind),
      expected: `one of ${ML_KINDS.join(', ')} where apiVersion is "${
        entity.apiVersion
      }"`,
    };
  }
  return entity.apiVersion === ML_API_VERSION
    ? undefined
    : {
        field: 'apiVersion',
        got: describeValue(entity.apiVersion),
        expected: `"${ML_API_VERSION}"`,
      };
}

/**
 * Every reason why a Model, Dataset or Pipeline must stay out of the catalog: identity, required fields, shapes, and
 * refs that are malformed, of a wrong kind, too many, or the entity itself. An empty list means that it may come in.
 *
 * What stands inside `operations` and `boundaries` is not read: a flaw there fails the criterion that reads it.
 * The format of `metadata` is the catalog's own to check.
 *
 * @param entity - an entity for which {@link claimsMlKind} holds
 * @returns problems in the order of the fields; one alone where the identity is wrong, as nothing else can be judged
 * @public
 */
export function findEntityProblems(entity: Entity): MlEntityProblem[] {
  const identity = findIdentityProblem(entity);
  if (identity) {
    return [identity];
  }
  const spec = entity.spec as unknown;
  if (!isObject(spec)) {
    return [
      {
        field: 'spec',
        got: describeValue(spec),
        expected: 'an object with at least type, lifecycle and owner',
      },
    ];
  }
  const definition = ML_KIND_DEFINITIONS.find(
    candidate => candidate.kind === entity.kind,
  );
  return (definition?.fields ?? []).flatMap(field =>
    findFieldProblems(field, spec[field.name], entity),
  );
}

/**
 * The problems of one entity as one message: it names the entity, and of each problem the field, what stands there and
 * what was expected. More than 20 problems are counted rather than listed.
 *
 * @example
 * `Model "model:default/churn": spec.trainedOn[1] is "component:default/foo", expected a Dataset, such as "dataset:default/my-data"`
 *
 * @public
 */
export function formatEntityProblems(
  entity: Entity,
  problems: readonly MlEntityProblem[],
): string {
  const subject = `${entity.kind} "${stringifyEntityRef(entity)}"`;
  const listed = problems
    .slice(0, MAX_PROBLEMS_IN_MESSAGE)
    .map(
      ({ field, got, expected }) => `${field} is ${got}, expected ${expected}`,
    )
    .join('; ');
  const more = problems.length - MAX_PROBLEMS_IN_MESSAGE;
  const rest = more > 0 ? `; and ${more} more` : '';
  return problems.length > 1
    ? `${subject} has ${problems.length} problems: ${listed}${rest}`
    : `${subject}: ${listed}`;
}
