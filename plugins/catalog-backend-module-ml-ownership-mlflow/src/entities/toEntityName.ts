import { toEntityNameWords } from '@mlownership/backstage-plugin-ml-ownership-common';
import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;

/** A name that every catalog accepts, and that differs from every other one regardless of case. */
const PLAIN = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** The end of a name that was made up, so that no plain one is equal to it. */
const MADE_UP = /-[0-9a-f]{8}$/;

/**
 * The name of the entity for a registered model. MLflow takes nearly any text and tells upper from lower case, while the
 * catalog takes letters and digits with single separators, 63 at most, and ignores case. A name that is valid in both is
 * kept; every other one becomes similar words and eight digits of its hash. The result depends on the name alone, so that
 * it never changes because other models come or go.
 */
export function toEntityName(model: string): string {
  if (model.length <= MAX_LENGTH && PLAIN.test(model) && !MADE_UP.test(model)) {
    return model;
  }
  const hash = createHash('sha256').update(model).digest('hex').slice(0, 8);
  const words = toEntityNameWords(model, MAX_LENGTH - hash.length - 1);
  return `${words || 'model'}-${hash}`;
}
