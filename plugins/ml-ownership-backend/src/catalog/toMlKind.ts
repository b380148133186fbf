import { InputError } from '@backstage/errors';
import {
  ML_KINDS,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * The kind that a text names, in any case.
 *
 * @throws InputError where it is none of the three
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
