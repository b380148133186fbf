import { InputError } from '@backstage/errors';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';

/**
 * Parses an instant in the past.
 *
 * @returns ISO 8601 instant, not after now: the clock of the caller may be ahead, and later records must not sort
 * before this one
 * @throws InputError if it is in the future, apart from differences of clocks
 */
export function parsePastInstant(
  parameter: string,
  text: string,
  now: string,
): string {
  const instant = parseInstant(parameter, text);
  if (Date.parse(instant) > Date.parse(now) + CLOCK_SKEW) {
    throw new InputError(`${parameter} is "${text}", which is in the future`);
  }
  return instant > now ? now : instant;
}
