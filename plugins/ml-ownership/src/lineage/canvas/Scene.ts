import { CanvasGraph } from './CanvasGraph';
import { CanvasTheme } from './CanvasTheme';
import { CanvasWords } from './canvasWords';
import { Point, Rectangle } from './types';
import { READABLE_SCALE } from './viewport';

/** How much of a node is drawn: a card, a box with its title, a coloured box. */
export type Detail = 'near' | 'middle' | 'far';

/** What a drawing is made from. */
export interface Scene {
  graph: CanvasGraph;
  theme: CanvasTheme;
  words: CanvasWords;
  /** CSS pixels a pixel of the drawing; lines don't get thinner than can be seen. */
  scale: number;
  /** What of it is looked at; all of it, when left out. */
  area?: Rectangle;
  /** Ids of nodes and edges that what is pointed at depends on, or that depend on it. */
  flow?: ReadonlySet<string>;
  /** Ids of nodes and edges on the chosen path. */
  path?: ReadonlySet<string>;
  /** How far nodes still are from their places, by id. */
  offsets?: ReadonlyMap<string, Point>;
}

const MIDDLE_SCALE = 0.3;

/** How much can be made out at a scale. */
export function detailAt(scale: number): Detail {
  if (scale >= READABLE_SCALE) {
    return 'near';
  }
  return scale >= MIDDLE_SCALE ? 'middle' : 'far';
}
