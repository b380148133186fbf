import { Alert } from '@backstage/ui';
import { messageOf } from '../../states';
import { useWords } from '../../words';

/** What the server said to something that it did not accept; nothing where it accepted. */
export function Refused(props: { error: Error | undefined }) {
  const { error } = props;
  const { t } = useWords();
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
