import { EntityFacts } from '../facts';
import { ML_ANNOTATIONS, ON_CALL_ANNOTATIONS } from '../kinds';
import { isHttpUrl } from './declarations';

/**
 * The on-call that an entity names itself, as `annotation: value`.
 *
 * @public
 */
export function onCallOf(entity: EntityFacts): string | undefined {
  for (const annotation of ON_CALL_ANNOTATIONS) {
    const value = entity.annotations[annotation]?.trim();
    if (value && (annotation !== ML_ANNOTATIONS.onCall || isHttpUrl(value))) {
      return `${annotation}: ${value}`;
    }
  }
  return undefined;
}
