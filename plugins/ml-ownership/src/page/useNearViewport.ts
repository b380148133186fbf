import { RefObject, useEffect, useState } from 'react';

/** How far below the window something may be to count as near, in pixels. */
const MARGIN = 400;

/** Whether an element has come near to what the window shows; from then on it stays true. */
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
