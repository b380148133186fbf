import { RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is, in pixels; `undefined` before it is there, and where nothing has a size. */
export function useWidth(element: RefObject<Element>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const measure = () =>
      setWidth(element.current?.getBoundingClientRect().width || undefined);
    measure();
    const observer = new ResizeObserver(measure);
    if (element.current) {
      observer.observe(element.current);
    }
    return () => observer.disconnect();
  }, [element]);
  return width;
}
