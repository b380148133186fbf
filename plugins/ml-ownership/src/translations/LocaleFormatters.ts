import { isolate } from '@mlownership/backstage-plugin-ml-ownership-common';

/** Locales for languages whose date format depends on the region. */
const LOCALES: Record<string, string> = { en: 'en-GB' };

const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** Formats numbers, dates and lists in a language. */
export class LocaleFormatters {
  readonly locale: string;

  constructor(language: string) {
    this.locale = LOCALES[language] ?? language;
  }

  /** As in "1,234". */
  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  /** As in "42 %", from 0.42, without a fraction. */
  share(value: number): string {
    return new Intl.NumberFormat(this.locale, {
      style: 'percent',
      maximumFractionDigits: 0,
    }).format(value);
  }

  /** As in "24 Nov 2026". */
  day(instant: Date): string {
    return new Intl.DateTimeFormat(this.locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }).format(instant);
  }

  /** As in "24 Nov 2026, 15:04". */
  instant(instant: Date): string {
    return new Intl.DateTimeFormat(this.locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(instant);
  }

  /** As in "3 days" or "1 minute", rounded down; at least one minute. */
  duration(seconds: number): string {
    const [unit, length] =
      UNITS.find(([, size]) => seconds >= size) ?? UNITS[UNITS.length - 1];
    return new Intl.NumberFormat(this.locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(Math.max(1, Math.trunc(seconds / length)));
  }

  /** As in "3 days ago" or "in 2 hours"; `undefined` within the minute. */
  distance(instant: Date, now: Date): string | undefined {
    const seconds = (instant.getTime() - now.getTime()) / 1000;
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    return (
      unit &&
      new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(
        Math.trunc(seconds / unit[1]),
        unit[0],
      )
    );
  }

  /** As in "retrain, deploy and recover". */
  list(items: string[]): string {
    return new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(
      items.map(isolate),
    );
  }
}
