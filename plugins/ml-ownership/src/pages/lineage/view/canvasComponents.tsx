import { Link } from '@backstage/ui';
import { LineageCanvasComponents } from '@mlownership/lineage-canvas';
import { kindIcon } from '../../../ui/entity';

/** Links and icons on the lineage canvas. */
export const canvasComponents: LineageCanvasComponents = {
  Link: ({ href, className, tabIndex, children }) => {
    // The props type of the link lacks `tabIndex`; the element accepts it.
    const order = { tabIndex };
    return (
      <Link href={href} className={className} {...order}>
        {children}
      </Link>
    );
  },
  NodeIcon: ({ kind, className }) => {
    const Icon = kindIcon(kind);
    return <Icon className={className} aria-hidden />;
  },
};
