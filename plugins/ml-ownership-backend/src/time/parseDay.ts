import { InputError } from '@backstage/errors';
import { parseInstant } from './parseInstant';

/**
 * A day that a request names, as YYYY-MM-DD.
 *
 * @param parameter - its name, for the message
 * @throws InputError that says what was given and what was expected
 */
export function parseDay(parameter: string, text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new InputError(
      `${parameter} is "${text}", expected a day, such as "2026-11-24"`,
    );
  }
  return parseInstant(parameter, text, true).slice(0, 10);
}
