import { RefObject, useEffect } from 'react';

/** The z-index layers of a drawing. */
const LAYERS = '[class^="recharts-zIndex-layer"]:not([tabindex])';

/**
 * Removes the layers of a drawing from the tab order, so that the drawing is a single tab stop.
 *
 * React attaches listeners to the layers, since their content is rendered through portals; Chromium makes every SVG
 * element with a focus listener a tab stop.
 *
 * @param area - the container of the drawing, once it is mounted
 */
export function useRovingTabIndex(area: RefObject<Element>): void {
  useEffect(() => {
    if (!area.current) {
      return undefined;
    }
    const { current } = area;
    const passOver = () =>
      current
        .querySelectorAll(LAYERS)
        .forEach(layer => layer.setAttribute('tabindex', '-1'));
    passOver();
    const observer = new MutationObserver(passOver);
    observer.observe(current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [area]);
}
