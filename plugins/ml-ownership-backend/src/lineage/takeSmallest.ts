/**
 * The smallest items in order, without sorting the others: one pass with a heap of `count` items.
 *
 * @param count - maximum number of items
 */
export function takeSmallest<T>(
  items: Iterable<T>,
  count: number,
  compare: (a: T, b: T) => number,
): T[] {
  if (count <= 0) {
    return [];
  }
  // A max-heap: the largest kept item is at the top, to be replaced first.
  const heap: T[] = [];
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      rise(heap, compare);
    } else if (compare(item, heap[0]) < 0) {
      heap[0] = item;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise<T>(heap: T[], compare: (a: T, b: T) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = Math.floor((at - 1) / 2);
    if (compare(heap[at], heap[parent]) <= 0) {
      return;
    }
    [heap[at], heap[parent]] = [heap[parent], heap[at]];
    at = parent;
  }
}

function sink<T>(heap: T[], compare: (a: T, b: T) => number): void {
  let at = 0;
  for (;;) {
    let largest = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && compare(heap[child], heap[largest]) > 0) {
        largest = child;
      }
    }
    if (largest === at) {
      return;
    }
    [heap[at], heap[largest]] = [heap[largest], heap[at]];
    at = largest;
  }
}
