import { Entity } from '@backstage/catalog-model';
import { ML_API_VERSION, ML_KINDS } from '../kinds';
import { describeValue, MlEntityProblem } from './MlEntityProblem';

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
