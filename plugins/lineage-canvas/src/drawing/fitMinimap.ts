import { Rectangle } from '../types';
import { fitAll, Size, Viewport } from '../viewport/viewport';

export const MINIMAP_SIZE: Size = { width: 168, height: 104 };

/** Maps coordinates of the drawing to the minimap. */
export function fitMinimap(bounds: Rectangle): Viewport {
  return fitAll(bounds, MINIMAP_SIZE, 6);
}
