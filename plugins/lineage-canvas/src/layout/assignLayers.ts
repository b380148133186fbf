import { Adjacency, createAdjacency } from './Adjacency';
import { runNetworkSimplex } from './networkSimplex';
import { IndexedGraph } from './IndexedGraph';

/**
 * Assigns a layer to each node, from 0, so that every edge leads from a lower to a higher one. Nodes before the anchor
 * are as late, and nodes after it as early, as their edges allow. An existing node stays in its layer unless an edge
 * forces it out, away from the anchor; the others then move to shorten the edges.
 *
 * @param graph - without cycles, see `breakCycles`
 * @param layerBefore - the layer of each node in the last layout, `undefined` for a new one
 */
export function assignLayers(
  graph: IndexedGraph,
  anchor: number,
  layerBefore: ReadonlyArray<number | undefined>,
): number[] {
  const { count, from, to } = graph;
  const after = createAdjacency(count, from, to);
  const before = createAdjacency(count, to, from);
  const order = topologicalOrder(count, before.start, after);
  const isBeforeAnchor = findAncestors(anchor, order, after);
  const layers = new Array<number | undefined>(count);

  const limitOf = createLimits(layers, before, after);

  for (const node of [...order].reverse()) {
    if (node === anchor) {
      layers[node] = layerBefore[node] ?? 0;
    } else if (isBeforeAnchor[node]) {
      const latest = limitOf(node, 'after', other => !!isBeforeAnchor[other])!;
      layers[node] = Math.min(latest, layerBefore[node] ?? latest);
    }
  }
  for (const node of order) {
    if (!isBeforeAnchor[node]) {
      const earliest = limitOf(node, 'before');
      const wanted = layerBefore[node] ?? earliest;
      layers[node] =
        wanted === undefined ? undefined : Math.max(wanted, earliest ?? wanted);
    }
  }
  // Sources that do not lead to the anchor, and nodes that only they feed, are placed next to their targets.
  for (const node of [...order].reverse()) {
    layers[node] ??= limitOf(node, 'after') ?? 0;
  }

  const result = layers.map(layer => layer!);
  runNetworkSimplex(
    graph,
    result,
    layerBefore.map(layer => layer !== undefined),
  );
  return startAtZero(
    result,
    findParts(count, before, after),
    node => node === anchor || layerBefore[node] !== undefined,
  );
}

type Limit = (
  node: number,
  side: 'before' | 'after',
  counts?: (neighbour: number) => boolean,
) => number | undefined;

/** Returns a function for the bound that the layers of the accepted neighbours set. */
function createLimits(
  layers: ReadonlyArray<number | undefined>,
  before: Adjacency,
  after: Adjacency,
): Limit {
  return (node, side, counts = () => true) => {
    const { start, items } = side === 'before' ? before : after;
    let result: number | undefined;
    for (let at = start[node]; at < start[node + 1]; at += 1) {
      const layer = layers[items[at]];
      if (layer === undefined || !counts(items[at])) {
        continue;
      }
      const limit = side === 'before' ? layer + 1 : layer - 1;
      if (
        result === undefined ||
        (side === 'before' ? limit > result : limit < result)
      ) {
        result = limit;
      }
    }
    return result;
  };
}

/**
 * Shifts the layers so that the first is 0. Components not connected to existing nodes begin in the first layer of those
 * that are.
 */
function startAtZero(
  layers: readonly number[],
  partOf: Int32Array,
  isExisting: (node: number) => boolean,
): number[] {
  const starts = new Map<number, number>();
  const bound = new Set<number>();
  layers.forEach((layer, node) => {
    starts.set(
      partOf[node],
      Math.min(layer, starts.get(partOf[node]) ?? Infinity),
    );
    if (isExisting(node)) {
      bound.add(partOf[node]);
    }
  });
  const first = Math.min(...[...bound].map(part => starts.get(part)!));
  return layers.map(
    (layer, node) =>
      layer - (bound.has(partOf[node]) ? first : starts.get(partOf[node])!),
  );
}

/** The connected component of each node, as a number. */
function findParts(
  count: number,
  before: Adjacency,
  after: Adjacency,
): Int32Array {
  const partOf = new Int32Array(count).fill(-1);
  for (let start = 0; start < count; start += 1) {
    const waiting = partOf[start] < 0 ? [start] : [];
    while (waiting.length > 0) {
      const node = waiting.pop()!;
      partOf[node] = start;
      for (const { start: first, items } of [before, after]) {
        for (let at = first[node]; at < first[node + 1]; at += 1) {
          if (partOf[items[at]] < 0) {
            waiting.push(items[at]);
          }
        }
      }
    }
  }
  return partOf;
}

function topologicalOrder(
  count: number,
  incoming: Int32Array,
  after: Adjacency,
): number[] {
  const waiting = Array.from(
    { length: count },
    (_, node) => incoming[node + 1] - incoming[node],
  );
  const order = waiting.flatMap((edges, node) => (edges === 0 ? [node] : []));
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index];
    for (let at = after.start[node]; at < after.start[node + 1]; at += 1) {
      waiting[after.items[at]] -= 1;
      if (waiting[after.items[at]] === 0) {
        order.push(after.items[at]);
      }
    }
  }
  return order;
}

/** The anchor and its ancestors. */
function findAncestors(
  anchor: number,
  order: readonly number[],
  after: Adjacency,
): Uint8Array {
  const found = new Uint8Array(order.length);
  for (const node of [...order].reverse()) {
    found[node] = node === anchor ? 1 : 0;
    for (let at = after.start[node]; at < after.start[node + 1]; at += 1) {
      found[node] ||= found[after.items[at]];
    }
  }
  return found;
}
