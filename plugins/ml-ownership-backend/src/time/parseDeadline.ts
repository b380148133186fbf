import { InputError } from '@backstage/errors';
import { parseDay } from './parseDay';
import { parseInstant } from './parseInstant';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Parses an ISO 8601 instant or a day in a request. A day means its last moment in the time zone of the caller.
 *
 * @param parameter - its name, for the message
 * @param timeZone - IANA name
 * @returns ISO 8601 instant in UTC with milliseconds
 * @throws InputError with the given value and what was expected
 */
export function parseDeadline(
  parameter: string,
  text: string,
  timeZone: string = 'UTC',
): string {
  const wallClock = wallClockOf(timeZone);
  if (!DAY.test(text)) {
    return parseInstant(parameter, text, true);
  }
  const end = Date.parse(`${parseDay(parameter, text)}T23:59:59.999Z`);
  // The offset at the estimated end may differ from that at the actual one if a clock changes in between.
  const estimate = end - wallClock(end);
  return new Date(end - wallClock(estimate)).toISOString();
}

/** A function from an instant to the offset of a time zone from UTC, both in milliseconds. */
function wallClockOf(timeZone: string): (time: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new InputError(
      `timeZone is "${timeZone}", expected an IANA time zone, such as "Europe/London"`,
    );
  }
  return time => {
    const parts = Object.fromEntries(
      format
        .formatToParts(time)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const { year, month, day, hour, minute, second } = parts;
    return (
      Date.UTC(year, month - 1, day, hour, minute, second) -
      Math.floor(time / 1000) * 1000
    );
  };
}
