import { createAdjacency } from './Adjacency';
import { IndexedGraph } from './IndexedGraph';

/**
 * Returns the strongly connected component of each node, as a number: two nodes share one exactly if each is reachable
 * from the other.
 *
 * Source: Tarjan, "Depth-first search and linear graph algorithms" (1972), with an explicit stack.
 */
export function findComponents(graph: IndexedGraph): Int32Array {
  const { count, from, to } = graph;
  const outgoing = createAdjacency(count, from, to);
  const next = outgoing.start.slice(0, count);
  const component = new Int32Array(count).fill(-1);
  const visit = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const unassigned: number[] = [];
  let visits = 0;
  let components = 0;

  for (let start = 0; start < count; start += 1) {
    const path = visit[start] < 0 ? [start] : [];
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (visit[node] < 0) {
        visit[node] = visits;
        lowest[node] = visits;
        visits += 1;
        unassigned.push(node);
      }
      if (next[node] < outgoing.start[node + 1]) {
        const target = outgoing.items[next[node]];
        next[node] += 1;
        if (visit[target] < 0) {
          path.push(target);
        } else if (component[target] < 0) {
          lowest[node] = Math.min(lowest[node], visit[target]);
        }
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1];
        lowest[parent] = Math.min(lowest[parent], lowest[node]);
      }
      if (lowest[node] === visit[node]) {
        let member = -1;
        while (member !== node) {
          member = unassigned.pop()!;
          component[member] = components;
        }
        components += 1;
      }
    }
  }
  return component;
}
