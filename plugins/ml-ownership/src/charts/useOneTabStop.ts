import { RefObject, useEffect } from 'react';

/** The layers of a drawing, one above the other. */
const LAYERS = '[class^="recharts-zIndex-layer"]:not([tabindex])';

/**
 * Keeps the layers of a drawing out of the way of the Tab key, so that the drawing as a whole is the one stop.
 *
 * React listens at the layers, since their content comes to them through portals; Chromium lets the Tab key stop at each part
 * of an SVG at which somebody listens for the focus.
 *
 * @param area - what the drawing stands in, once it is there
 */
export function useOneTabStop(area: RefObject<Element>): void {
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
