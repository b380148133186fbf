import { Formats } from '../words';

/** A day as short as an axis needs it, as in "24 Nov". */
export function axisDay(formats: Formats, instant: Date): string {
  return new Intl.DateTimeFormat(formats.locale, {
    day: 'numeric',
    month: 'short',
  }).format(instant);
}
