import { GraphEdge } from './types';

/**
 * How often the edges between neighbouring layers cross, counted with a tree of prefix sums in
 * O(edges · log nodes). Source: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting" (2002).
 */
export function countCrossings(
  layers: readonly string[][],
  segments: readonly GraphEdge[],
): number {
  const layerOf = new Map<string, number>();
  const rank = new Map<string, number>();
  layers.forEach((layer, index) =>
    layer.forEach((node, position) => {
      layerOf.set(node, index);
      rank.set(node, position);
    }),
  );
  const bySource: GraphEdge[][] = layers.map(() => []);
  for (const segment of segments) {
    bySource[layerOf.get(segment.from)!].push(segment);
  }

  let crossings = 0;
  bySource.forEach((between, index) => {
    const targets = between
      .map(({ from, to }) => [rank.get(from)!, rank.get(to)!])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .map(([, to]) => to);
    const size = layers[index + 1]?.length ?? 0;
    const tree = new Array<number>(size + 1).fill(0);
    targets.forEach((target, seen) => {
      let notAbove = 0;
      for (let at = target + 1; at > 0; at -= at & -at) {
        notAbove += tree[at];
      }
      crossings += seen - notAbove;
      for (let at = target + 1; at <= size; at += at & -at) {
        tree[at] += 1;
      }
    });
  });
  return crossings;
}
