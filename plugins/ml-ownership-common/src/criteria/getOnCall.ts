import { EntityFacts } from '../facts';
import { ML_ANNOTATIONS, ON_CALL_ANNOTATIONS } from '../kinds';
import { quote } from './declarations';
import { isHttpUrl } from './pointers';

/**
 * Returns the on-call that an entity itself declares, as `annotation: value`.
 *
 * @public
 */
export function getOnCall(entity: EntityFacts): string | undefined {
  for (const annotation of ON_CALL_ANNOTATIONS) {
    const value = entity.annotations[annotation];
    if (value && (annotation !== ML_ANNOTATIONS.onCall || isHttpUrl(value))) {
      return `${annotation}: ${value}`;
    }
  }
  return undefined;
}

/**
 * Returns the problem with the on-call URL of an entity, if there is one.
 *
 * @public
 */
export function findOnCallFlaw(entity: EntityFacts): string | undefined {
  const value = entity.annotations[ML_ANNOTATIONS.onCall];
  return value && !isHttpUrl(value)
    ? `${entity.kind} "${entity.ref}": metadata.annotations["${
        ML_ANNOTATIONS.onCall
      }"] is ${quote(value)}, expected an http(s) URL`
    : undefined;
}
