import { ReportOnly } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert } from '@backstage/ui';
import { formatDay } from '../time';
import { useMlTranslation } from '../../translations';

/** A note that notifications are not sent yet; renders nothing once they are. */
export function ReportOnlyNote(props: { reportOnly: ReportOnly | undefined }) {
  const { reportOnly } = props;
  const { t, formats } = useMlTranslation();
  return reportOnly ? (
    <Alert
      status="info"
      icon
      title={t('reportOnly.title', {
        day: formatDay(formats, reportOnly.until),
      })}
      description={t('reportOnly.description')}
    />
  ) : null;
}
