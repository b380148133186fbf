/** A directed edge of a graph whose nodes are named by strings. */
export interface GraphEdge {
  from: string;
  to: string;
}

/** A position on the canvas, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where everything stands; a node's position is its upper left corner. */
export interface GraphLayout<E extends GraphEdge> {
  positions: Map<string, Point>;
  /** Points that an edge passes through between its ends, in the order from `from` to `to`; empty for a short one. */
  waypoints: Map<E, Point[]>;
  width: number;
  height: number;
}
