/**
 * The neighbours of numbered items, concatenated: those of item `i` are `items[start[i]]` to `items[start[i + 1] - 1]`.
 */
export interface Adjacency {
  start: Int32Array;
  items: Int32Array;
}

/**
 * The targets of each source, in the given order.
 *
 * @param count - number of items
 */
export function createAdjacency(
  count: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
): Adjacency {
  const start = new Int32Array(count + 1);
  for (let index = 0; index < sources.length; index += 1) {
    start[sources[index] + 1] += 1;
  }
  for (let item = 0; item < count; item += 1) {
    start[item + 1] += start[item];
  }
  const next = start.slice(0, count);
  const items = new Int32Array(sources.length);
  for (let index = 0; index < sources.length; index += 1) {
    items[next[sources[index]]] = targets[index];
    next[sources[index]] += 1;
  }
  return { start, items };
}
