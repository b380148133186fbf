import { CanvasGraph } from '../drawing/CanvasGraph';
import { sideButtons, SideButton } from '../drawing/sideButtons';
import { CanvasNode, Point } from '../types';

/**
 * The node at a point of the drawing, and its button, if any.
 *
 * @public
 */
export interface Hit {
  node: CanvasNode;
  button?: SideButton;
}

/** How far buttons extend beyond their nodes. */
const REACH = 24;

/**
 * Finds the node and button at a point of the drawing. Buttons count only at scales at which they are drawn.
 *
 * @public
 */
export function hitTest(
  graph: CanvasGraph,
  point: Point,
  withButtons: boolean,
): Hit | undefined {
  if (withButtons) {
    const near = graph.grid.overlapping({
      x: point.x - REACH,
      y: point.y - REACH,
      width: 2 * REACH,
      height: 2 * REACH,
    });
    for (const node of near) {
      const button = sideButtons(node).find(
        ({ x, y, width, height }) =>
          point.x >= x &&
          point.x <= x + width &&
          point.y >= y &&
          point.y <= y + height,
      );
      if (button) {
        return { node, button };
      }
    }
  }
  const node = graph.grid.at(point);
  return node && { node };
}
