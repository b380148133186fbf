import { ComponentType, ReactNode } from 'react';

/**
 * Properties of a link on the canvas.
 *
 * @public
 */
export interface CanvasLinkProps {
  href: string;
  className: string;
  /** 0 or -1: of all nodes, the Tab key reaches one. The element must have it. */
  tabIndex: number;
  children: ReactNode;
}

/**
 * Components with which the canvas renders what depends on the app. The object should be the same in every rendering.
 *
 * @public
 */
export interface LineageCanvasComponents {
  /** Renders a link, such as that of the app's router. The default is an `a` element. */
  Link?: ComponentType<CanvasLinkProps>;
  /** Renders the icon of a kind of nodes; without it, nodes have no icon. */
  NodeIcon?: ComponentType<{ kind: string; className: string }>;
}
