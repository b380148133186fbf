import { RefObject, useLayoutEffect, useState } from 'react';
import { CanvasTheme, readCanvasTheme } from './CanvasTheme';

/** Returns the theme of the page at an element; `undefined` before the element is mounted. */
export function useCanvasTheme(
  element: RefObject<Element>,
): CanvasTheme | undefined {
  const [theme, setTheme] = useState<CanvasTheme>();
  useLayoutEffect(() => {
    const read = () =>
      element.current && setTheme(readCanvasTheme(element.current));
    read();
    const observer = new MutationObserver(read);
    for (const target of [document.documentElement, document.body]) {
      observer.observe(target, {
        attributeFilter: ['class', 'data-theme-mode', 'data-theme-name'],
      });
    }
    return () => observer.disconnect();
  }, [element]);
  return theme;
}
