import { useWords } from '../words';

const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago, or how soon, in the largest whole unit. */
export function relativeTime(instant: Date, now: Date): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return 'just now';
}

/** An instant as time that has passed, with the full date on hover and for machines. */
export function PointInTime(props: { at: string }) {
  const { at } = props;
  const { t, formats } = useWords();
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) {
    return <>{at}</>;
  }
  return (
    <time dateTime={at} title={formats.instant(instant)}>
      {formats.distance(instant, new Date()) ?? t('time.justNow')}
    </time>
  );
}
