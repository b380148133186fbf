import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { relationTargetKinds } from '../relations';
import { describeValue, MlEntityProblem } from './MlEntityProblem';

/** The length of Backstage's column for refs on PostgreSQL. */
const MAX_REF_LENGTH = 255;

/** An example ref per kind, for messages and the kinds reference. */
export const EXAMPLE_REFS: Record<string, string> = {
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

/** Formats kinds for a sentence: `a Dataset`, `a Group or User`, `a Component, API or Resource`. */
export function describeKinds(kinds: readonly string[]): string {
  const all = [...kinds];
  const last = all.pop();
  const article = /^[AEIO]/.test(kinds[0]) ? 'an' : 'a';
  return all.length
    ? `${article} ${all.join(', ')} or ${last}`
    : `${article} ${last}`;
}

/** Parses a ref more strictly than `parseEntityRef`: no space, colon, slash or comma inside its parts. */
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
 * Finds the reason why a ref cannot be the target of a relation of an entity, or undefined if it can.
 *
 * @param field - path of the value, for the message
 * @param value - the value of the field
 * @param entity - the entity that declares the relation; its namespace is the default namespace of the ref
 * @param relation - the relation type, and the kind of a ref without one
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
