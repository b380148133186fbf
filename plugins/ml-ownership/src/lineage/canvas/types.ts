import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A position, in pixels of the drawing at its natural size. */
export interface Point {
  x: number;
  y: number;
}

/** A room on the drawing or on the screen; `x` and `y` are its upper left corner. */
export interface Rectangle extends Point {
  width: number;
  height: number;
}

/** Against or along the flow of data. */
export type Side = 'upstream' | 'downstream';

/** How a team is told from others: by hue, and by pattern where hues can't be seen. */
export interface TeamLook {
  /** Index into the hues, 0 to 11. */
  hue: number;
  /** 0 solid, 1 diagonal, 2 dots, 3 cross. */
  pattern: number;
}

/** An entity or a group of entities, with its place. */
export interface CanvasNode extends Rectangle {
  id: string;
  /** Kind of the catalog, `Ghost`, or what a group stands for: `Team`, `System`. */
  kind: string;
  title: string;
  /** As in "Model, classifier", or for a group "14 entities". */
  caption: string;
  /** Where the title leads; left out for what is not in the catalog. */
  entityRef?: string;
  owner?: { label: string; entityRef?: string };
  /** Of the owning team. */
  team?: TeamLook;
  verdict?: Verdict;
  /** 0 to 4. */
  level?: number;
  tier?: number;
  isRoot?: boolean;
  isMissing?: boolean;
  isGhost?: boolean;
  isGroup?: boolean;
  /** How many neighbours are not shown, by side. */
  beyond: Record<Side, number>;
  /** Whether something was expanded there that can be collapsed, by side. */
  collapsible: Record<Side, boolean>;
}

/** What an edge is known from. */
export type EdgeOrigin = 'declared' | 'claimed' | 'observed' | 'inferred';

/** A flow of data from one node to another, with its route. */
export interface CanvasEdge {
  id: string;
  from: string;
  to: string;
  /** The polyline that it follows, both ends included. */
  points: readonly Point[];
  origins: readonly EdgeOrigin[];
  crossesTeams: boolean;
  label: string;
  /** Relations that it stands for, where these are several. */
  count?: number;
  /** Entities in between that a filter hides. */
  passes?: number;
}
