import { LocaleFormatters } from '../../translations';

/** Formats a calendar date such as 2026-12-03 as "3 Dec 2026", the same in every time zone. */
export function formatDay(formats: LocaleFormatters, day: string): string {
  // Without a zone, this is local midnight, and it is formatted in local time.
  const date = new Date(`${day}T00:00:00`);
  return Number.isNaN(date.getTime()) ? day : formats.day(date);
}
