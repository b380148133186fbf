import {
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { findEntityProblems } from './findEntityProblems';
import { declaresMlKind, findIdentityProblem } from './findIdentityProblem';
import { formatEntityProblems, MlEntityProblem } from './MlEntityProblem';

/**
 * Why the catalog rejects an entity.
 *
 * @public
 */
export interface EntityRefusal {
  /** The message that the catalog shows. */
  message: string;
  /** The problems of a Model, Dataset or Pipeline; empty if Backstage's own rules reject the entity. */
  problems: MlEntityProblem[];
}

/** Backstage's own rules for entities of every kind, as the catalog applies them. */
const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/**
 * Finds the problems for which the catalog rejects a Model, Dataset or Pipeline, in the form in which it is described:
 * values with a placeholder such as `{ $text: ./owner.txt }` are checked only once the catalog has resolved them.
 *
 * @public
 */
export function findDescriptionProblems(entity: Entity): MlEntityProblem[] {
  return hasPlaceholder(entity)
    ? [findIdentityProblem(entity) ?? []].flat()
    : findEntityProblems(entity);
}

/**
 * Finds the reason for which the catalog rejects the description of an entity of any kind, without a catalog: first
 * the rules of the three kinds, then Backstage's own rules for `metadata`. The schemas of Backstage's own kinds are not
 * checked.
 *
 * @returns undefined if there is none
 * @public
 */
export async function findEntityRefusal(
  entity: Entity,
): Promise<EntityRefusal | undefined> {
  if (isIdentified(entity) && declaresMlKind(entity)) {
    const problems = findDescriptionProblems(entity);
    if (problems.length > 0) {
      return { message: formatEntityProblems(entity, problems), problems };
    }
  }
  try {
    await POLICY.enforce(entity);
    return undefined;
  } catch (error) {
    return { message: (error as Error).message, problems: [] };
  }
}

/** Whether an entity has what its ref consists of, which messages name. */
function isIdentified(entity: Entity): boolean {
  return (
    typeof entity.apiVersion === 'string' &&
    typeof entity.kind === 'string' &&
    typeof entity.metadata?.name === 'string'
  );
}

/** Whether `spec`, outside of `operations` and `boundaries`, still contains a placeholder. */
function hasPlaceholder(entity: Entity): boolean {
  const { operations: _, boundaries: __, ...fields } = entity.spec ?? {};
  const search = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(
      ([key, inner]) => key.startsWith('$') || search(inner),
    );
  return search(fields);
}
