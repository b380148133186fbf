import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A position, in pixels of the drawing at its natural size. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle on the drawing or on the screen; `x` and `y` are its upper left corner. */
export interface Rectangle extends Point {
  width: number;
  height: number;
}

/** Upstream is against the flow of data, downstream along it. */
export type Side = 'upstream' | 'downstream';

/** The visual style of a team: a hue, and a pattern for readers who cannot distinguish hues. */
export interface TeamStyle {
  /** Index into the hues, 0 to 11. */
  hue: number;
  /** 0 solid, 1 diagonal, 2 dots, 3 cross. */
  pattern: number;
}

/** An entity or a group of entities, with its position. */
export interface CanvasNode extends Rectangle {
  id: string;
  /** Catalog kind, `Ghost`, or the type of a group: `Team`, `System`. */
  kind: string;
  title: string;
  /** Such as "Model, classifier", or "14 entities" for a group. */
  caption: string;
  /** Target of the title link; absent if the catalog does not contain the entity. */
  entityRef?: string;
  owner?: { label: string; entityRef?: string; isMissing?: boolean };
  /** Style of the owning team. */
  team?: TeamStyle;
  verdict?: Verdict;
  /** 0 to 4. */
  level?: number;
  tier?: number;
  isRoot?: boolean;
  isMissing?: boolean;
  isGhost?: boolean;
  isGroup?: boolean;
  /** Number of hidden neighbours, by side. */
  omittedNeighbours: Record<Side, number>;
  /** Whether the node has expanded neighbours that can be collapsed, by side. */
  collapsible: Record<Side, boolean>;
}

/** How an edge is known. */
export type EdgeOrigin = 'declared' | 'claimed' | 'observed' | 'inferred';

/** A flow of data from one node to another, with its route. */
export interface CanvasEdge {
  id: string;
  from: string;
  to: string;
  /** The route as a polyline, including both ends. */
  points: readonly Point[];
  origins: readonly EdgeOrigin[];
  crossesTeams: boolean;
  label: string;
  /** Number of relations that the edge combines, if more than one. */
  count?: number;
  /** Number of entities in between that a filter hides. */
  skippedNodes?: number;
}
