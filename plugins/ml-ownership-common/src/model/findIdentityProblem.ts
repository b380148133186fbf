import { Entity } from '@backstage/catalog-model';
import { ML_API_VERSION, ML_KINDS } from '../kinds';
import { describeValue, MlEntityProblem } from './MlEntityProblem';

/**
 * Whether an entity claims to be one of the three kinds, even if incorrectly: its `kind` is one of them with
 * any `apiVersion`, or its `apiVersion` is of their group with any kind.
 *
 * @public
 */
export function declaresMlKind(entity: Entity): boolean {
  const [group] = ML_API_VERSION.split('/');
  return (
    ML_KINDS.some(kind => kind === entity.kind) ||
    entity.apiVersion.split('/')[0] === group
  );
}

/**
 * Finds the problem with an entity's `apiVersion` and `kind`, or undefined if they are those of one of the
 * three kinds.
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
