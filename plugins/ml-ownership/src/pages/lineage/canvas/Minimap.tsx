import { PointerEvent, RefObject, useEffect, useRef } from 'react';
import { CanvasGraph } from './CanvasGraph';
import { CanvasTheme } from './CanvasTheme';
import { paintCanvas } from './paintCanvas';
import { Shape, Style } from './Shape';
import { teamColour } from './teamColour';
import { Point, Rectangle } from './types';
import { fitAll, Size, toDrawing } from './viewport';
import styles from './Minimap.module.css';

export const MINIMAP_SIZE: Size = { width: 168, height: 104 };

/**
 * An overview of the whole drawing. Pressing or dragging on it moves the viewport. The parent moves the viewport frame,
 * as often as the viewport changes.
 */
export function Minimap(props: {
  graph: CanvasGraph;
  theme: CanvasTheme;
  bounds: Rectangle;
  frameRef: RefObject<HTMLDivElement>;
  onMove: (point: Point) => void;
}) {
  const { graph, theme, bounds, frameRef, onMove } = props;
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) {
      return;
    }
    const pixels = window.devicePixelRatio || 1;
    canvas.current.width = MINIMAP_SIZE.width * pixels;
    canvas.current.height = MINIMAP_SIZE.height * pixels;
    const viewport = fitMinimap(bounds);
    const shapes = drawSpots(graph, theme, 2 / viewport.scale);
    paintCanvas(context, shapes, viewport, pixels, theme.font);
  }, [graph, theme, bounds]);

  const move = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) {
      return;
    }
    const { left, top } = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    onMove(
      toDrawing(fitMinimap(bounds), {
        x: event.clientX - left - event.currentTarget.clientLeft,
        y: event.clientY - top - event.currentTarget.clientTop,
      }),
    );
  };

  return (
    <div
      className={styles.root}
      style={MINIMAP_SIZE}
      onPointerDown={move}
      onPointerMove={move}
      data-no-gesture
      aria-hidden
    >
      <canvas ref={canvas} className={styles.canvas} style={MINIMAP_SIZE} />
      <div ref={frameRef} className={styles.frame} />
    </div>
  );
}

/** Maps coordinates of the drawing to the minimap. */
export function fitMinimap(bounds: Rectangle) {
  return fitAll(bounds, MINIMAP_SIZE, 6);
}

function drawSpots(
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
    style: { fill } satisfies Style,
    radius: 0,
    items,
  }));
}
