import { Formats } from '../words';

const DAY_MS = 86_400_000;

/** A day as short as an axis needs it, as in "24 Nov". */
export function axisDay(formats: Formats, instant: Date): string {
  return new Intl.DateTimeFormat(formats.locale, {
    day: 'numeric',
    month: 'short',
  }).format(instant);
}

/** A moment of an axis that spans a time: its day, or its hour where days would repeat themselves. */
export function axisMoment(
  formats: Formats,
  instant: Date,
  spanMs: number,
): string {
  return spanMs >= 3 * DAY_MS
    ? axisDay(formats, instant)
    : new Intl.DateTimeFormat(formats.locale, {
        ...(spanMs >= DAY_MS && { day: 'numeric', month: 'short' }),
        hour: 'numeric',
        minute: '2-digit',
      }).format(instant);
}
