import { RefObject, useEffect, useState } from 'react';

/** The distance below the viewport that counts as near, in pixels. */
const MARGIN = 400;

/** Returns whether an element has come near the viewport; once true, it stays true. */
export function useNearViewport(element: RefObject<Element>): boolean {
  const canWatch = typeof IntersectionObserver !== 'undefined';
  const [near, setNear] = useState(!canWatch);

  useEffect(() => {
    if (near || !element.current) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) {
          setNear(true);
        }
      },
      { rootMargin: `${MARGIN}px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, near]);

  return near;
}
