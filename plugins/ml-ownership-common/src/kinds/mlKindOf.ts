import { MlKind } from '../schema/openapi';
import { ML_KINDS } from './MlEntity';

/**
 * Returns the kind of a ref, or undefined if it is not that of a Model, Dataset or Pipeline.
 *
 * @public
 */
export function mlKindOf(entityRef: string): MlKind | undefined {
  const kind = entityRef.split(':', 1)[0].toLocaleLowerCase('en-US');
  return ML_KINDS.find(name => name.toLocaleLowerCase('en-US') === kind);
}
