import { Point, Rectangle } from '../types';

/**
 * A node to be placed, with its size in pixels.
 *
 * @public
 */
export interface LayoutNode {
  id: string;
  width: number;
  height: number;
}

/**
 * An edge in the direction in which data flows.
 *
 * @public
 */
export interface LayoutEdge {
  id: string;
  from: string;
  to: string;
}

/**
 * Minimum distances, in pixels.
 *
 * @public
 */
export interface LayoutGaps {
  /** Between layers. */
  layer: number;
  /** Between nodes of a layer. */
  node: number;
  /** Between lines that pass a layer. */
  edge: number;
}

/**
 * The input of a layout. Plain data, so that it can be sent to a worker.
 *
 * @public
 */
export interface LayoutRequest {
  nodes: LayoutNode[];
  /** Edges of unknown nodes are ignored. */
  edges: LayoutEdge[];
  gaps: LayoutGaps;
  /** The node that keeps its position, initially at the origin. Defaults to the first node. */
  anchor?: string;
  /** The last layout, which the new one resembles. */
  previous?: Pick<Layout, 'positions' | 'routes'>;
}

/**
 * The positions of all nodes and edges.
 *
 * @public
 */
export interface Layout {
  /** The upper left corner of each node. */
  positions: Record<string, Point>;
  /** The points along each edge from the side of one node to the side of the other, including both ends. */
  routes: Record<string, Point[]>;
  /** The rectangle around all nodes and edges. */
  bounds: Rectangle;
}
