import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { campaignRouteRef } from '../../routes';

/** A link to the page of a campaign. */
export function CampaignLink(props: { id: string; children: ReactNode }) {
  const { id, children } = props;
  const href = useRouteRef(campaignRouteRef)?.({ id });
  return href ? <Link href={href}>{children}</Link> : <>{children}</>;
}
