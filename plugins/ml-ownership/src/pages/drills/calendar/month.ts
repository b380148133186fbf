import { LocaleFormatters } from '../../../translations';

const DAYS_A_WEEK = 7;

/** An arbitrary Monday. */
const MONDAY = Date.UTC(2026, 10, 2);

const DAY = 86_400_000;

/** Parses a month such as 2026-11; falls back to the month of the given day. */
export function monthOf(text: string | null, today: string): string {
  return text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
    ? text
    : today.slice(0, 7);
}

/** Returns the month a number of months later. */
export function monthsLater(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number - 1 + months, 1))).slice(0, 7);
}

/** Returns the last day of a month, as in 2026-11-30. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number, 0)));
}

/** Formats a month, as in "November 2026". */
export function formatMonth(formats: LocaleFormatters, month: string): string {
  return new Intl.DateTimeFormat(formats.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** Returns the names of the weekdays, from Monday to Sunday. */
export function weekdays(formats: LocaleFormatters): string[] {
  const format = new Intl.DateTimeFormat(formats.locale, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return Array.from({ length: DAYS_A_WEEK }, (_, day) =>
    format.format(new Date(MONDAY + day * DAY)),
  );
}

/** Returns the weeks of a month from Monday to Sunday; days of adjacent months are `undefined`. */
export function weeksOf(month: string): Array<Array<string | undefined>> {
  const days = Number(lastDayOf(month).slice(8));
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay();
  const before = (first + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  const weeks = Math.ceil((before + days) / DAYS_A_WEEK);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: DAYS_A_WEEK }, (__, weekday) => {
      const day = week * DAYS_A_WEEK + weekday - before + 1;
      return day >= 1 && day <= days
        ? `${month}-${String(day).padStart(2, '0')}`
        : undefined;
    }),
  );
}

/** Returns the date of an instant in the time zone of the browser. */
export function localDay(instant: string): string {
  const date = new Date(instant);
  return isoDay(
    new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())),
  );
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
