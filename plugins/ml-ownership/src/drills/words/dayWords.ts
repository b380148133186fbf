import { Formats } from '../../words';

/** A day such as 2026-12-03 as "3 Dec 2026"; it is the same day everywhere. */
export function dayWords(formats: Formats, day: string): string {
  // Without a zone, this is midnight where the browser is, which is where it is formatted.
  const date = new Date(`${day}T00:00:00`);
  return Number.isNaN(date.getTime()) ? day : formats.day(date);
}
