/**
 * A position, in pixels of the drawing at its natural size.
 *
 * @public
 */
export interface Point {
  x: number;
  y: number;
}

/**
 * A rectangle on the drawing or on the screen; `x` and `y` are its upper left corner.
 *
 * @public
 */
export interface Rectangle extends Point {
  width: number;
  height: number;
}

/**
 * Upstream is against the flow of data, downstream along it.
 *
 * @public
 */
export type Side = 'upstream' | 'downstream';

/**
 * The visual style of a team: a hue, and a pattern for readers who cannot distinguish hues.
 *
 * @public
 */
export interface TeamStyle {
  /** Index into the hues, 0 to 11. */
  hue: number;
  /** 0 solid, 1 diagonal, 2 dots, 3 cross. */
  pattern: number;
}

/**
 * The status of a node, drawn as a dot with a sign: a check mark, a cross, a question mark, a clock, a slash.
 *
 * @public
 */
export type NodeStatus =
  | 'passed'
  | 'failed'
  | 'unproven'
  | 'pending'
  | 'excluded';

/**
 * A node or a group of nodes, with its position. All texts are displayed as they are.
 *
 * @public
 */
export interface CanvasNode extends Rectangle {
  id: string;
  /** Such as `Model` or `Dataset`: selects the icon, see `LineageCanvasComponents`. */
  kind: string;
  title: string;
  /** Target of the link on the title; the title is plain text without it. */
  href?: string;
  /** Second line, such as "Model, classifier", or "14 entities" for a group. */
  caption: string;
  /** Full description for screen readers; the title and the caption if undefined. */
  description?: string;
  /** The owner, with the target of its link. */
  owner?: { label: string; href?: string };
  /** Style of the owning team. */
  team?: TeamStyle;
  /** The status, with its label on the card, and its tooltip. */
  status?: { type: NodeStatus; label: string; description?: string };
  /** Short text in the lower right corner, such as "Tier 1". */
  note?: string;
  /** Where titles compete for space, the lower rank wins among nodes with equally many edges. */
  rank?: number;
  /** The node around which the lineage is drawn. */
  isRoot?: boolean;
  /** Whether the node is known only by name: its frame is dashed. */
  isUnknown?: boolean;
  /** Whether the node stands for several: it is drawn as a stack. */
  isGroup?: boolean;
  /** Number of hidden neighbours, by side. */
  omittedNeighbours: Record<Side, number>;
  /** Whether the node has expanded neighbours that can be collapsed, by side. */
  collapsible: Record<Side, boolean>;
}

/**
 * How an edge is known; the line shows it.
 *
 * @public
 */
export type EdgeOrigin = 'declared' | 'claimed' | 'observed' | 'inferred';

/**
 * A flow of data from one node to another, with its route.
 *
 * @public
 */
export interface CanvasEdge {
  id: string;
  from: string;
  to: string;
  /** The route as a polyline, including both ends. */
  points: readonly Point[];
  origins: readonly EdgeOrigin[];
  /** Whether the nodes belong to different teams. */
  crossesTeams: boolean;
  label: string;
  /** Whether the edge passes through nodes that are not shown: it gets a mark. */
  hasGap?: boolean;
}
