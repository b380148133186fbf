import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { drillRouteRef } from '../../../routes';

/** A link to the page of a drill. */
export function DrillLink(props: { id: string; children: ReactNode }) {
  const { id, children } = props;
  const href = useRouteRef(drillRouteRef)?.({ id });
  return href ? <Link href={href}>{children}</Link> : <>{children}</>;
}
