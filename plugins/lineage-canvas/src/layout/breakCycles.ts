import { createAdjacency } from './Adjacency';
import { findComponents } from './findComponents';
import { IndexedGraph } from './IndexedGraph';

/**
 * Returns the edges to draw backwards, so that the remaining edges have no cycle. Only an edge on a cycle is drawn
 * backwards: those that were before, and as few others as a greedy order of the nodes finds.
 *
 * Source of the order: Eades, Lin, Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993).
 *
 * @param layerBefore - the layer of each node in the last layout, `undefined` for a new one
 */
export function breakCycles(
  graph: IndexedGraph,
  layerBefore: ReadonlyArray<number | undefined>,
): boolean[] {
  const { from, to } = graph;
  const backward = new Array<boolean>(from.length).fill(false);
  for (const edge of edgesOnCycles(graph, backward)) {
    const start = layerBefore[from[edge]];
    const end = layerBefore[to[edge]];
    backward[edge] =
      from[edge] === to[edge] ||
      (start !== undefined && end !== undefined && start >= end);
  }

  const cyclic = edgesOnCycles(graph, backward);
  const place = greedyOrder(graph, cyclic);
  const against = cyclic.filter(edge => place[from[edge]] > place[to[edge]]);
  for (const edge of against) {
    backward[edge] = true;
  }
  // The greedy order may reverse more edges than necessary.
  for (const edge of against) {
    backward[edge] = leadsTo(graph, backward, to[edge], from[edge]);
  }
  return backward;
}

function edgesOnCycles(
  graph: IndexedGraph,
  leftOut: readonly boolean[],
): number[] {
  const isLeft = (_: number, edge: number) => !leftOut[edge];
  const component = findComponents({
    count: graph.count,
    from: graph.from.filter(isLeft),
    to: graph.to.filter(isLeft),
  });
  return [...graph.from.keys()].filter(
    edge =>
      !leftOut[edge] &&
      component[graph.from[edge]] === component[graph.to[edge]],
  );
}

/** The position of each node in an order in which few of the given edges lead backwards. */
function greedyOrder(
  { count, from, to }: IndexedGraph,
  edges: readonly number[],
): Int32Array {
  const sources = edges.map(edge => from[edge]);
  const targets = edges.map(edge => to[edge]);
  const after = createAdjacency(count, sources, targets);
  const before = createAdjacency(count, targets, sources);
  const incoming = new Int32Array(count);
  const outgoing = new Int32Array(count);
  const waiting = new Set<number>();
  edges.forEach((_, index) => {
    outgoing[sources[index]] += 1;
    incoming[targets[index]] += 1;
    waiting.add(sources[index]);
    waiting.add(targets[index]);
  });

  const place = new Int32Array(count);
  let first = 0;
  let last = count;
  while (waiting.size > 0) {
    // A node without incoming edges comes next, one without outgoing edges comes last; otherwise, the one with the
    // largest surplus of outgoing edges comes next.
    let chosen: number | undefined;
    let isLast = false;
    let most = -Infinity;
    for (const node of waiting) {
      isLast = outgoing[node] === 0;
      if (isLast || incoming[node] === 0) {
        chosen = node;
        break;
      }
      if (outgoing[node] - incoming[node] > most) {
        most = outgoing[node] - incoming[node];
        chosen = node;
      }
    }
    const node = chosen!;
    waiting.delete(node);
    if (isLast) {
      last -= 1;
      place[node] = last;
    } else {
      place[node] = first;
      first += 1;
    }
    for (let at = after.start[node]; at < after.start[node + 1]; at += 1) {
      incoming[after.items[at]] -= 1;
    }
    for (let at = before.start[node]; at < before.start[node + 1]; at += 1) {
      outgoing[before.items[at]] -= 1;
    }
  }
  return place;
}

/** Whether a path of edges that are not backward leads from one node to another. */
function leadsTo(
  { count, from, to }: IndexedGraph,
  backward: readonly boolean[],
  start: number,
  end: number,
): boolean {
  const isForward = (_: number, edge: number) => !backward[edge];
  const after = createAdjacency(
    count,
    from.filter(isForward),
    to.filter(isForward),
  );
  const reached = new Set([start]);
  for (const node of reached) {
    for (let at = after.start[node]; at < after.start[node + 1]; at += 1) {
      reached.add(after.items[at]);
    }
  }
  return reached.has(end);
}
