import { DrawBatch } from './DrawBatch';
import { drawEdges } from './drawEdges';
import { drawNodes } from './drawNodes';
import { Scene } from './Scene';
import { Shape } from './Shape';

/**
 * Turns a graph into shapes, independent of the output format.
 *
 * @public
 */
export function drawScene(scene: Scene): Shape[] {
  const drawing = new DrawBatch();
  drawEdges(drawing, scene);
  drawNodes(drawing, scene);
  return drawing.shapes();
}
