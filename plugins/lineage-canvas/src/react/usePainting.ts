import {
  RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { Camera } from '../viewport/Camera';
import { PaintedScene, ScenePainter } from '../drawing/ScenePainter';

/**
 * Paints the scene in the next frame after it changes, and on request.
 *
 * @returns a function that requests painting in the next frame
 */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement>,
  camera: Camera | undefined,
  scene: () => PaintedScene | undefined,
): () => void {
  const painter = useRef<ScenePainter>();
  const request = useRef<number>();
  const paint = useRef<(now: number) => void>(() => {});

  const requestPaint = useCallback(() => {
    request.current ??= requestAnimationFrame(now => paint.current(now));
  }, []);

  paint.current = now => {
    request.current = undefined;
    const painted = scene();
    if (!canvas.current || !camera || !painted) {
      return;
    }
    painter.current ??= new ScenePainter(canvas.current);
    const { viewport, size } = camera;
    if (painter.current.paint(painted, viewport, size, now)) {
      requestPaint();
    }
  };

  useLayoutEffect(requestPaint);
  useEffect(
    () => () => {
      if (request.current !== undefined) {
        cancelAnimationFrame(request.current);
        request.current = undefined;
      }
    },
    [],
  );
  return requestPaint;
}
