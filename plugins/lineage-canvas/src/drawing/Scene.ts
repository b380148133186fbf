import { CanvasGraph } from './CanvasGraph';
import { HighlightedIds } from './getEmphasis';
import { MeasuredTheme } from './MeasuredTheme';
import { Point, Rectangle } from '../types';
import { READABLE_SCALE } from '../viewport/viewport';

/**
 * Level of detail of a node: a card, a box with its title, or a coloured box.
 *
 * @public
 */
export type Detail = 'near' | 'middle' | 'far';

/**
 * The input of a drawing.
 *
 * @public
 */
export interface Scene extends HighlightedIds {
  graph: CanvasGraph;
  theme: MeasuredTheme;
  /** CSS pixels per pixel of the drawing. Lines are kept thick enough to be visible. */
  scale: number;
  /** The visible part; everything if undefined. */
  area?: Rectangle;
  /** Whether nodes are drawn without their buttons, as in an image. */
  isStatic?: boolean;
  /** Current offsets of nodes from their final positions, by id. */
  offsets?: ReadonlyMap<string, Point>;
}

const MIDDLE_SCALE = 0.3;

/**
 * The level of detail at a scale.
 *
 * @public
 */
export function detailAt(scale: number): Detail {
  if (scale >= READABLE_SCALE) {
    return 'near';
  }
  return scale >= MIDDLE_SCALE ? 'middle' : 'far';
}
