import { Link } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import { OnCall } from './onCall';

/** The on-call, linked to the schedule if its URL is known. */
export function OnCallLabel(props: { onCall: OnCall }) {
  const { onCall } = props;
  const { t } = useMlTranslation();
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
