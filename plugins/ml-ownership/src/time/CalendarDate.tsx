import { useWords } from '../words';

/** An instant as the day on which it falls, with the full time on hover and for machines. */
export function CalendarDate(props: { at: string }) {
  const { at } = props;
  const { formats } = useWords();
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) {
    return <>{at}</>;
  }
  return (
    <time dateTime={at} title={formats.instant(instant)}>
      {formats.day(instant)}
    </time>
  );
}
