import { useWords } from '../words';

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
