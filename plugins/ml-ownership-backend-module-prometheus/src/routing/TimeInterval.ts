import { z } from 'zod';

const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday';
const MONTHS =
  'january february march april may june july august september october november december';

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(items => items ?? []);
const word = z.union([z.string(), z.number().transform(String)]);

/** A period of time in the notation of Alertmanager; without a field, it is not limited by it. */
export const timeIntervalSchema = z.object({
  times: list(z.object({ start_time: word, end_time: word })),
  weekdays: list(word),
  days_of_month: list(word),
  months: list(word),
  years: list(word),
  location: z.string().nullish(),
});

export type TimeInterval = z.output<typeof timeIntervalSchema>;

/** A named set of periods. */
export const namedIntervalsSchema = z.object({
  name: z.string(),
  time_intervals: list(timeIntervalSchema),
});

interface LocalTime {
  minute: number;
  weekday: number;
  day: number;
  daysInMonth: number;
  month: number;
  year: number;
}

/** Whether a moment is in a period. */
export function contains(
  interval: TimeInterval,
  millisecondsSinceEpoch: number,
): boolean {
  const local = toLocalTime(millisecondsSinceEpoch, interval.location ?? 'UTC');
  const within = (
    ranges: string[],
    value: number,
    parse: (text: string) => number,
  ) =>
    ranges.length === 0 ||
    ranges.some(range => {
      const [first, last = first] = range.split(':').map(parse);
      return first <= value && value <= last;
    });
  return (
    (interval.times.length === 0 ||
      interval.times.some(
        ({ start_time: start, end_time: end }) =>
          toMinute(start) <= local.minute && local.minute < toMinute(end),
      )) &&
    within(interval.weekdays, local.weekday, indexIn(WEEKDAYS, 0)) &&
    within(interval.days_of_month, local.day, text => {
      const day = Number(text);
      return day < 0 ? local.daysInMonth + 1 + day : day;
    }) &&
    within(interval.months, local.month, indexIn(MONTHS, 1)) &&
    within(interval.years, local.year, Number)
  );
}

/** `09:30`, or minutes since midnight, as YAML reads a time without quotes in some versions. */
function toMinute(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return minutes === undefined ? hours : hours * 60 + minutes;
}

function indexIn(names: string, first: number): (text: string) => number {
  return text => {
    const index = names.split(' ').indexOf(text.trim().toLowerCase());
    return index < 0 ? Number(text) : index + first;
  };
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function toLocalTime(at: number, timeZone: string): LocalTime {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    FORMATS.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day } = parts;
  return {
    minute: parts.hour * 60 + parts.minute,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    day,
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    month,
    year,
  };
}
