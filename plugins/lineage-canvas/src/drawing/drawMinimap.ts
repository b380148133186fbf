import { Rectangle } from '../types';
import { CanvasGraph } from './CanvasGraph';
import { CanvasTheme } from './CanvasTheme';
import { Shape } from './Shape';
import { teamColour } from './teamColour';

/**
 * Draws every node as a rectangle in the colour of its team.
 *
 * @param smallest - minimum side of a rectangle, in pixels of the drawing
 */
export function drawMinimap(
  graph: CanvasGraph,
  theme: CanvasTheme,
  smallest: number,
): Shape[] {
  const byColour = new Map<string, Rectangle[]>();
  for (const { team, x, y, width, height } of graph.nodes) {
    const colour = team ? teamColour(team, theme.dark) : theme.line;
    const rectangles = byColour.get(colour) ?? [];
    byColour.set(colour, rectangles);
    rectangles.push({
      x,
      y,
      width: Math.max(width, smallest),
      height: Math.max(height, smallest),
    });
  }
  return [...byColour].map(([fill, items]) => ({
    type: 'rectangles',
    style: { fill },
    radius: 0,
    items,
  }));
}
