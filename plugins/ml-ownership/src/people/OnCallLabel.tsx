import { Link } from '@backstage/ui';
import { useWords } from '../words';
import { OnCall } from './onCall';

/** Who is called, linked to the schedule where it is known. */
export function OnCallLabel(props: { onCall: OnCall }) {
  const { onCall } = props;
  const { t } = useWords();
  switch (onCall.type) {
    case 'schedule':
      return (
        <Link href={onCall.url} target="_blank" rel="noopener">
          {t('people.onCallOf.schedule')}
        </Link>
      );
    case 'pagerDuty':
      return <span>{t('people.onCallOf.pagerDuty')}</span>;
    default:
      return (
        <span>{t(`people.onCallOf.${onCall.type}`, { id: onCall.id })}</span>
      );
  }
}
