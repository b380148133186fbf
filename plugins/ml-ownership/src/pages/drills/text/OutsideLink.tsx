import { Link } from '@backstage/ui';
import { isHttpUrl } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { Isolated } from '../../../translations';

/** A link entered by a user; only http(s) addresses are clickable. */
export function ExternalLink(props: { url: string; children?: ReactNode }) {
  const { url, children = <Isolated text={url} /> } = props;
  return isHttpUrl(url) ? (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
