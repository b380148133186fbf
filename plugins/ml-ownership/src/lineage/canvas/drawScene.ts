import { Drawing } from './Drawing';
import { drawEdges } from './drawEdges';
import { drawNodes } from './drawNodes';
import { Scene } from './Scene';
import { Shape } from './Shape';

/** Turns a graph into what is to be drawn, for whichever painter. */
export function drawScene(scene: Scene): Shape[] {
  const drawing = new Drawing();
  drawEdges(drawing, scene);
  drawNodes(drawing, scene);
  return drawing.shapes();
}
