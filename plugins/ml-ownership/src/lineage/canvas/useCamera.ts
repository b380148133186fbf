import { RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Camera, CameraListener } from './Camera';

/** A camera on an element, which follows the element's size; `undefined` before the element is there. */
export function useCamera(
  element: RefObject<HTMLElement>,
  listener: CameraListener & { onResize(firstTime: boolean): void },
): Camera | undefined {
  const [camera, setCamera] = useState<Camera>();
  const latest = useRef(listener);
  latest.current = listener;

  useLayoutEffect(() => {
    if (!element.current) {
      return undefined;
    }
    const created = new Camera(element.current, {
      onMove: () => latest.current.onMove(),
      onZoomedOut: () => latest.current.onZoomedOut(),
      onZoomedIn: point => latest.current.onZoomedIn(point),
    });
    setCamera(created);
    const observer = new ResizeObserver(() => {
      const firstTime = !created.isMeasured;
      if (created.measure()) {
        latest.current.onResize(firstTime);
      }
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      created.destroy();
    };
  }, [element]);
  return camera;
}
