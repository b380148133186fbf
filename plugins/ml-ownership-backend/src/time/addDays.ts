const DAY = 86_400_000;

/** The day a number of days after another, as YYYY-MM-DD; before it if negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
