import { useMlTranslation } from '../../translations';

/** The relative time of an instant, with the full date on hover and as machine-readable `datetime`. */
export function PointInTime(props: { at: string }) {
  const { at } = props;
  const { t, formats } = useMlTranslation();
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
