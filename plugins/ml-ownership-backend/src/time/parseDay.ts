import { InputError } from '@backstage/errors';
import { Clock } from './Clock';
import { parseInstant } from './parseInstant';

/**
 * Parses a day in a request, as YYYY-MM-DD.
 *
 * @param parameter - its name, for the message
 * @throws InputError with the given value and what was expected
 */
export function parseDay(parameter: string, text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new InputError(
      `${parameter} is "${text}", expected a day, such as "2026-11-24"`,
    );
  }
  return parseInstant(parameter, text, true).slice(0, 10);
}

/** Offset of the last time zone behind UTC, in milliseconds. */
const LAST_TIME_ZONE = 12 * 3_600_000;

/**
 * Parses a day in a request that is not over yet in some time zone.
 *
 * @param parameter - its name, for the message
 * @throws InputError with the given value and what was expected
 */
export function parseDayToCome(
  parameter: string,
  text: string,
  clock: Clock,
): string {
  const day = parseDay(parameter, text);
  const today = new Date(clock.time() - LAST_TIME_ZONE).toISOString();
  if (day < today.slice(0, 10)) {
    throw new InputError(
      `${parameter} is "${text}", expected today or a future day`,
    );
  }
  return day;
}
