import { useMlTranslation } from '../../translations';

/** The date of an instant, with the full time on hover and as machine-readable `datetime`. */
export function CalendarDate(props: { at: string }) {
  const { at } = props;
  const { formats } = useMlTranslation();
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
