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

/** Where the day changes last, it is this much behind UTC, in milliseconds. */
const LAST_TIME_ZONE = 12 * 3_600_000;

/**
 * A day that a request names, and that is not over yet somewhere.
 *
 * @param parameter - its name, for the message
 * @throws InputError that says what was given and what was expected
 */
export function parseDayToCome(parameter: string, text: string): string {
  const day = parseDay(parameter, text);
  const today = new Date(Date.now() - LAST_TIME_ZONE).toISOString();
  if (day < today.slice(0, 10)) {
    throw new InputError(
      `${parameter} is "${text}", expected today or a day to come`,
    );
  }
  return day;
}
