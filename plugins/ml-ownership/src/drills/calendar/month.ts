import { Formats } from '../../words';

const DAYS_A_WEEK = 7;

/** Some Monday. */
const MONDAY = Date.UTC(2026, 10, 2);

const DAY = 86_400_000;

/** A month as in 2026-11; that of the day where the text is none. */
export function monthOf(text: string | null, today: string): string {
  return text && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
    ? text
    : today.slice(0, 7);
}

/** The month so many months later. */
export function monthsLater(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number - 1 + months, 1))).slice(0, 7);
}

/** The last day of a month, as in 2026-11-30. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number, 0)));
}

/** As in "November 2026". */
export function monthWords(formats: Formats, month: string): string {
  return new Intl.DateTimeFormat(formats.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** What the days of a week are called, from Monday to Sunday. */
export function weekdays(formats: Formats): string[] {
  const format = new Intl.DateTimeFormat(formats.locale, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return Array.from({ length: DAYS_A_WEEK }, (_, day) =>
    format.format(new Date(MONDAY + day * DAY)),
  );
}

/** The weeks of a month from Monday to Sunday; `undefined` for days of its neighbours. */
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

/** The day, in the time of the browser, on which an instant falls. */
export function localDay(instant: string): string {
  const date = new Date(instant);
  return isoDay(
    new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())),
  );
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
