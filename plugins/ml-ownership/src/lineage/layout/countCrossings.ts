import { Adjacency } from './Adjacency';

/**
 * How often the edges from one layer to the next cross, counted with a tree of prefix sums in O(edges · log nodes).
 *
 * @param rank - the place of each item in its layer
 * @param nextSize - how many items the next layer holds
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
