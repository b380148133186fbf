import { Alert } from '@backstage/ui';
import { messageOf } from '../../../ui/async-state';
import { useMlTranslation } from '../../../translations';

/** The error message of a rejected request; renders nothing without an error. */
export function RejectionAlert(props: { error: Error | undefined }) {
  const { error } = props;
  const { t } = useMlTranslation();
  return error ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('drills.forms.refused')}
      description={messageOf(error)}
    />
  ) : null;
}
