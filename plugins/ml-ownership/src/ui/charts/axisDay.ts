import { LocaleFormatters } from '../../translations';

const DAY_MS = 86_400_000;

/** Formats a day for an axis, as in "24 Nov". */
export function axisDay(formats: LocaleFormatters, instant: Date): string {
  return new Intl.DateTimeFormat(formats.locale, {
    day: 'numeric',
    month: 'short',
  }).format(instant);
}

/** Formats a moment for an axis: its day, or its hour if the span is so short that days would repeat. */
export function axisMoment(
  formats: LocaleFormatters,
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
