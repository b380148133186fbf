import { toRef } from '../catalog/toRef';

const EMAIL = /^[^\s@:/]+@[^\s@:/]+$/;

/**
 * Somebody whom an outside system names: an e-mail address in lower case, or the full entity ref of a User.
 *
 * @throws InputError where it is neither
 */
export function parsePerson(text: string): string {
  const name = text.trim();
  return EMAIL.test(name)
    ? name.toLocaleLowerCase('en-US')
    : toRef('authors', name, 'user');
}
