import { RefObject, useLayoutEffect, useState } from 'react';
import { Camera } from '../viewport/Camera';

/** Returns a camera for an element, which follows the element's size; `undefined` before the element is mounted. */
export function useCamera(element: RefObject<HTMLElement>): Camera | undefined {
  const [camera, setCamera] = useState<Camera>();
  useLayoutEffect(() => {
    if (!element.current) {
      return undefined;
    }
    const created = new Camera(element.current);
    setCamera(created);
    const observer = new ResizeObserver(() => created.measure());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      created.destroy();
    };
  }, [element]);
  return camera;
}
