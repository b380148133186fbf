import { CanvasGraph } from './CanvasGraph';
import { CanvasTheme } from './CanvasTheme';
import { CanvasText } from './canvasText';
import { Point, Rectangle } from './types';
import { READABLE_SCALE } from './viewport';

/** Level of detail of a node: a card, a box with its title, or a coloured box. */
export type Detail = 'near' | 'middle' | 'far';

/** The input of a drawing. */
export interface Scene {
  graph: CanvasGraph;
  theme: CanvasTheme;
  texts: CanvasText;
  /** CSS pixels per pixel of the drawing. Lines are kept thick enough to be visible. */
  scale: number;
  /** The visible part; everything if undefined. */
  area?: Rectangle;
  /** Ids of the nodes and edges upstream and downstream of the active node. */
  flow?: ReadonlySet<string>;
  /** Ids of nodes and edges on the selected path. */
  path?: ReadonlySet<string>;
  /** Current offsets of nodes from their final positions, by id. */
  offsets?: ReadonlyMap<string, Point>;
}

const MIDDLE_SCALE = 0.3;

/** The level of detail at a scale. */
export function detailAt(scale: number): Detail {
  if (scale >= READABLE_SCALE) {
    return 'near';
  }
  return scale >= MIDDLE_SCALE ? 'middle' : 'far';
}
