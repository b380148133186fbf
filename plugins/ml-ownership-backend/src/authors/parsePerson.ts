import { InputError } from '@backstage/errors';
import { parsePerson as parse } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * Parses the name that an outside system gives for a person: an e-mail address (returned in lower case), or the full
 * entity ref of a User.
 *
 * @throws InputError if it is neither
 */
export function parsePerson(text: string): string {
  const person = parse(text);
  if (!person) {
    throw new InputError(
      `authors names "${text}", expected an e-mail address such as "ada@example.com" or a User such as "user:default/ada"`,
    );
  }
  return person;
}
