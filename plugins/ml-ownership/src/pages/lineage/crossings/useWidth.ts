import { RefObject, useLayoutEffect, useState } from 'react';

/** Returns the width of an element in pixels; `undefined` before it is mounted, and in environments without layout. */
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
