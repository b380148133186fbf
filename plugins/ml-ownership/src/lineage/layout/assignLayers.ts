import { GraphEdge } from './types';

/**
 * The layer of each node, so that every edge leads from a lower to a higher one: the longest path from a source. What
 * has nothing before it is then moved next to what it feeds.
 *
 * @param edges - without cycles, see `breakCycles`
 */
export function assignLayers(
  nodes: readonly string[],
  edges: readonly GraphEdge[],
): Map<string, number> {
  const outgoing = new Map<string, string[]>(nodes.map(node => [node, []]));
  const waiting = new Map<string, number>(nodes.map(node => [node, 0]));
  for (const { from, to } of edges) {
    outgoing.get(from)!.push(to);
    waiting.set(to, waiting.get(to)! + 1);
  }

  const sources = nodes.filter(node => waiting.get(node) === 0);
  const layers = new Map<string, number>(nodes.map(node => [node, 0]));
  const queue = [...sources];
  for (let index = 0; index < queue.length; index += 1) {
    const node = queue[index];
    for (const target of outgoing.get(node)!) {
      layers.set(target, Math.max(layers.get(target)!, layers.get(node)! + 1));
      const left = waiting.get(target)! - 1;
      waiting.set(target, left);
      if (left === 0) {
        queue.push(target);
      }
    }
  }

  for (const source of sources) {
    const targets = outgoing.get(source)!.map(target => layers.get(target)!);
    if (targets.length > 0) {
      layers.set(
        source,
        targets.reduce((lowest, layer) => Math.min(lowest, layer)) - 1,
      );
    }
  }
  return layers;
}
