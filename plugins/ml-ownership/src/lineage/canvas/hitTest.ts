import { CanvasGraph } from './CanvasGraph';
import { sideButtons, SideButton } from './sideButtons';
import { CanvasNode, Point } from './types';

/** What is at a point of the drawing: a node, and the button of it, if there is one. */
export interface Hit {
  node: CanvasNode;
  button?: SideButton;
}

/** Buttons reach out of their nodes by this much. */
const REACH = 24;

/** Finds what is at a point of the drawing. Buttons count only where they are drawn. */
export function hitTest(
  graph: CanvasGraph,
  point: Point,
  withButtons: boolean,
): Hit | undefined {
  if (withButtons) {
    const near = graph.rooms.overlapping({
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
  const node = graph.rooms.at(point);
  return node && { node };
}
