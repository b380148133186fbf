import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * Counts the columns of a table that are to the right of what its window shows; 0 in environments without layout.
 *
 * @param root - an element that contains the table
 * @param version - changes when the table gets other columns
 */
export function useColumnsToTheRight(
  root: RefObject<HTMLElement>,
  version: unknown,
): number {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => {
    const table = root.current?.querySelector('table');
    const measure = () => setCount(table ? countHidden(table) : 0);
    measure();
    const observer = new ResizeObserver(measure);
    if (table) {
      observer.observe(table);
      observer.observe(root.current!);
    }
    // Scrolling of a container does not bubble.
    const element = root.current;
    element?.addEventListener('scroll', measure, true);
    return () => {
      observer.disconnect();
      element?.removeEventListener('scroll', measure, true);
    };
  }, [root, version]);
  return count;
}

/** Columns whose right edge is beyond the window by more than a rounding error. */
function countHidden(table: HTMLTableElement): number {
  const window = scrollContainerOf(table)?.getBoundingClientRect();
  return window
    ? [...table.querySelectorAll('thead th, [role="columnheader"]')].filter(
        header => header.getBoundingClientRect().right > window.right + 2,
      ).length
    : 0;
}

function scrollContainerOf(table: HTMLTableElement): HTMLElement | undefined {
  for (
    let element = table.parentElement;
    element && element !== document.body;
    element = element.parentElement
  ) {
    if (element.scrollWidth > element.clientWidth + 1) {
      return element;
    }
  }
  return undefined;
}
