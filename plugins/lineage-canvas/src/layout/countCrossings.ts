import { Adjacency } from './Adjacency';

/**
 * Counts the crossings between the edges of two adjacent layers, with a tree of prefix sums in O(edges · log nodes).
 *
 * @param rank - the position of each item in its layer
 * @param nextSize - number of items in the next layer
 *
 * Source: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting" (2002).
 */
export function countCrossings(
  layer: readonly number[],
  after: Adjacency,
  rank: Int32Array,
  nextSize: number,
): number {
  const tree = new Int32Array(nextSize + 1);
  let crossings = 0;
  let seen = 0;
  for (const item of layer) {
    const ranks = after.items.slice(after.start[item], after.start[item + 1]);
    ranks.forEach((other, index) => {
      ranks[index] = rank[other];
    });
    ranks.sort();
    for (const target of ranks) {
      let notAbove = 0;
      for (let at = target + 1; at > 0; at -= at & -at) {
        notAbove += tree[at];
      }
      crossings += seen - notAbove;
      seen += 1;
      for (let at = target + 1; at <= nextSize; at += at & -at) {
        tree[at] += 1;
      }
    }
  }
  return crossings;
}
