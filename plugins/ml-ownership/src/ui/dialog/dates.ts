const DAY = 86_400_000;

/** Returns the date a number of days from now, as in 2026-11-23. */
export function dayFromNow(days: number): string {
  const { year, month, day } = partsOf(new Date(Date.now() + days * DAY));
  return `${year}-${month}-${day}`;
}

/** Returns an instant on a date: the current time for today, otherwise noon. */
export function instantOn(day: string): string {
  return day === dayFromNow(0)
    ? new Date().toISOString()
    : new Date(`${day}T12:00`).toISOString();
}

function partsOf(date: Date) {
  const pad = (part: number) => String(part).padStart(2, '0');
  return {
    year: String(date.getFullYear()),
    month: pad(date.getMonth() + 1),
    day: pad(date.getDate()),
  };
}
