import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { handoverRouteRef } from '../../routes';

/** A link to the page of a handover. */
export function HandoverLink(props: { id: string; children: ReactNode }) {
  const { id, children } = props;
  const href = useRouteRef(handoverRouteRef)?.({ id });
  return href ? <Link href={href}>{children}</Link> : <>{children}</>;
}
