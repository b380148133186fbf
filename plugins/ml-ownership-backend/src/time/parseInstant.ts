import { InputError } from '@backstage/errors';

/** Accepted clock skew: how far the clock of another system may be ahead, in milliseconds. */
export const CLOCK_SKEW = 5 * 60_000;

const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Parses an ISO 8601 instant in a request, and returns it in UTC with milliseconds, so that instants compare as
 * texts.
 *
 * @param parameter - its name, for the message
 * @param dates - whether to accept a date too, as its first moment in UTC
 * @throws InputError with the given value and what was expected
 */
export function parseInstant(
  parameter: string,
  text: string,
  dates: boolean = false,
): string {
  const time =
    INSTANT.test(text) || (dates && DATE.test(text)) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || !isRealDay(text)) {
    throw new InputError(
      `${parameter} is "${text}", expected an ISO 8601 instant with a time zone, such as "2026-11-24T09:30:00Z"${
        dates ? ', or a date' : ''
      }`,
    );
  }
  return new Date(time).toISOString();
}

/** JavaScript parses 31 February as a day in March. */
function isRealDay(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return day.getUTCDate() === Number(text.slice(8, 10));
}
