import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Returns the full, lower-case form of an entity ref in a request.
 *
 * @param parameter - name of the parameter, for the message
 * @throws InputError if it is not an entity ref
 */
export function toRef(
  parameter: string,
  text: string,
  defaultKind?: string,
): string {
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind }));
  } catch {
    throw new InputError(
      `The parameter ${parameter} is "${text}", expected an entity ref such as "${
        defaultKind ?? 'model'
      }:default/my-name"`,
    );
  }
}
