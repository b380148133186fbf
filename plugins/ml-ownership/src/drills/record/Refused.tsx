import { Alert } from '@backstage/ui';
import { messageOf } from '../../states';

/** What the server said to something that it did not accept; nothing where it accepted. */
export function Refused(props: { error: Error | undefined }) {
  const { error } = props;
  return error ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title="It was not accepted"
      description={messageOf(error)}
    />
  ) : null;
}
