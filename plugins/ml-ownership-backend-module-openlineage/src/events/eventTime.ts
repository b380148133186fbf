import { InputError } from '@backstage/errors';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

const DECIMALS = 9;

/**
 * Parses the time of an event. Without a time zone, it is UTC.
 *
 * @returns UTC with nine decimals, such as `2026-11-29T02:05:19.309798000Z`
 * @throws InputError that says what was expected
 */
export function parseEventTime(text: string): string {
  const [, day, minutes, seconds = '00', decimals = '', zone = 'Z'] =
    INSTANT.exec(text) ?? [];
  const offset = zone.length > 1 ? toOffset(zone) : 'Z';
  const time = day ? Date.parse(`${day}T${minutes}:${seconds}${offset}`) : NaN;
  if (Number.isNaN(time) || !isRealDay(day)) {
    throw new InputError(
      `eventTime is "${text.slice(
        0,
        60,
      )}", expected an ISO 8601 instant, such as "2026-11-24T09:30:00Z"`,
    );
  }
  const whole = new Date(time).toISOString().slice(0, 19);
  return `${whole}.${decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0')}Z`;
}

/** The event time of an instant. */
export function toEventTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000000Z');
}

/** An event time as ISO 8601 instant with milliseconds, not after now: clocks of emitters may be ahead. */
export function toInstant(at: string, now: number): string {
  const instant = `${at.slice(0, 23)}Z`;
  const latest = new Date(now).toISOString();
  return instant < latest ? instant : latest;
}

/** JavaScript does not parse `+01` and `+0100`. */
function toOffset(zone: string): string {
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** JavaScript parses 31 February as a day in March. */
function isRealDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(8, 10));
}
