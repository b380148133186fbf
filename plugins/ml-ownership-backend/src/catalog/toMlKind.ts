import { InputError } from '@backstage/errors';
import {
  ML_KINDS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Returns the kind named by a text, in any case.
 *
 * @throws InputError if it is not one of the three
 */
export function toMlKind(text: string): MlKind {
  const kind = ML_KINDS.find(
    name => name.toLocaleLowerCase('en-US') === text.toLocaleLowerCase('en-US'),
  );
  if (!kind) {
    throw new InputError(
      `The filter kind is "${text}", expected Model, Dataset or Pipeline`,
    );
  }
  return kind;
}
