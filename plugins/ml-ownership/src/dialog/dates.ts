const DAY = 86_400_000;

/** The day, as in 2026-11-23, so many days from now. */
export function dayFromNow(days: number): string {
  const { year, month, day } = partsOf(new Date(Date.now() + days * DAY));
  return `${year}-${month}-${day}`;
}

/** An instant on a day: now where the day is today, else its noon. */
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
