/** A position on the canvas, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A node to be placed, with the room that it takes, in pixels. */
export interface LayoutNode {
  id: string;
  width: number;
  height: number;
}

/** A line to be drawn in the direction in which data flows. */
export interface LayoutEdge {
  id: string;
  from: string;
  to: string;
}

/** What is kept free, in pixels. */
export interface LayoutGaps {
  /** Between layers. */
  layer: number;
  /** Between nodes of a layer. */
  node: number;
  /** Between lines that pass a layer. */
  edge: number;
}

/** What a layout is made of. Plain data, so that it can be sent to a worker. */
export interface LayoutRequest {
  nodes: LayoutNode[];
  /** Edges about nodes that are not given are left out. */
  edges: LayoutEdge[];
  gaps: LayoutGaps;
  /** The node that keeps its place, and stands at the origin at first. The first one where absent. */
  anchor?: string;
  /** The last layout, which this one is to resemble. */
  previous?: Pick<Layout, 'positions' | 'routes'>;
}

/** Where everything stands. */
export interface Layout {
  /** The upper left corner of each node. */
  positions: Record<string, Point>;
  /** The points that each edge passes from the side of one node to the side of the other, both included. */
  routes: Record<string, Point[]>;
  /** The rectangle around all nodes and edges. */
  bounds: { x: number; y: number; width: number; height: number };
}
