import { PointerEvent, RefObject, useEffect, useRef } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { CanvasTheme } from '../drawing/CanvasTheme';
import { drawMinimap } from '../drawing/drawMinimap';
import { fitMinimap, MINIMAP_SIZE } from '../drawing/fitMinimap';
import { paintCanvas } from '../drawing/paintCanvas';
import { Point, Rectangle } from '../types';
import { toDrawing } from '../viewport/viewport';
import styles from './Minimap.module.css';

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
    const shapes = drawMinimap(graph, theme, 2 / viewport.scale);
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
