import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { parsePerson } from '../facts/parsePerson';
import { relationTargetKinds } from '../relations';
import { findIdentityProblem } from './findIdentityProblem';
import { EXAMPLE_REFS, findRefProblem } from './findRefProblem';
import { describeValue, MlEntityProblem } from './MlEntityProblem';
import { MlFieldDefinition, MlRefField } from './MlFieldDefinition';
import { ML_KIND_DEFINITIONS } from './mlKindDefinitions';

/**
 * The maximum number of refs in one field of one entity. The catalog stores and stitches every relation
 * twice; an entity with more refs describes a whole platform, and should be split.
 *
 * @public
 */
export const MAX_RELATIONS_PER_FIELD = 1_000;

function isObject(value: unknown): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The relation whose targets may be addresses: an author is not necessarily a User of the catalog. */
const PEOPLE_RELATION = 'authoredBy';

function findPersonProblem(
  path: string,
  value: unknown,
  entity: Entity,
): MlEntityProblem[] {
  const person =
    typeof value === 'string'
      ? parsePerson(value, entity.metadata.namespace)
      : undefined;
  return person
    ? []
    : [
        {
          field: path,
          got: describeValue(value),
          expected: `a User, such as "${EXAMPLE_REFS.User}", or an e-mail address, such as "ada@example.com"`,
        },
      ];
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
  if (field.relation === PEOPLE_RELATION) {
    return value.flatMap((item, index) =>
      findPersonProblem(`${path}[${index}]`, item, entity),
    );
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
 * Finds all reasons to reject a Model, Dataset or Pipeline: identity, required fields, shapes, and refs that
 * are malformed, of a wrong kind, too many, or the entity itself. The entity is valid if the list is empty.
 *
 * The content of `operations` and `boundaries` is not checked: a flaw there fails the criterion that reads
 * it. The catalog checks the format of `metadata`.
 *
 * @param entity - an entity for which {@link declaresMlKind} returns true
 * @returns problems in the order of the fields; only one if the identity is wrong, because nothing else can
 * be checked
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
