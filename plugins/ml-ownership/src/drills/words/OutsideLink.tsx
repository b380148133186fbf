import { Link } from '@backstage/ui';
import { ReactNode } from 'react';

/** A link that a person has written down: followed only where it leads to the web. */
export function OutsideLink(props: { url: string; children?: ReactNode }) {
  const { url, children = url } = props;
  return /^https?:\/\//i.test(url) ? (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
