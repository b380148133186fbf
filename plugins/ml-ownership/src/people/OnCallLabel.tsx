import { Link } from '@backstage/ui';
import { OnCall } from './onCall';

/** Who is called, linked to the schedule where it is known. */
export function OnCallLabel(props: { onCall: OnCall }) {
  const { label, url } = props.onCall;
  return url ? (
    <Link href={url} target="_blank" rel="noopener">
      {label}
    </Link>
  ) : (
    <span>{label}</span>
  );
}
