import { Adjacency } from './Adjacency';
import { countCrossings } from './countCrossings';
import { LayeredGraph } from './insertDummyNodes';
import { transposeNeighbours } from './transpose';
import { isotonicRegression } from './isotonicRegression';

/** Maximum work per order, in edge segments visited: about 0.1 s. */
const WORK = 1_500_000;
const MIN_SWEEPS = 4;
const MAX_INITIAL_ORDERS = 8;
/** Sweeps without progress after which a start is abandoned. */
const PATIENCE = 4;

/**
 * Orders each layer so that few edges cross: alternating sweeps that sort each layer by the mean position of its
 * neighbours in the previous layer, then exchange neighbours, from several starts. Returns the best order found.
 *
 * @param heightBefore - the height at which an item was drawn in the last layout, `undefined` for a new one. Existing
 *   items keep their relative order.
 *
 * Source of the barycentre method: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
 * structures" (1981).
 */
export function minimizeCrossings(
  graph: LayeredGraph,
  heightBefore: ReadonlyArray<number | undefined>,
): number[][] {
  const { before, after } = graph;
  const count = before.start.length - 1;
  const rank = new Int32Array(count);
  const segments = after.items.length + 1;
  const isKept = Uint8Array.from({ length: count }, (_, item) =>
    heightBefore[item] === undefined ? 0 : 1,
  );
  const random = createRandom();
  // A single existing item constrains nothing.
  const isFresh = isKept.indexOf(1) === isKept.lastIndexOf(1);
  const starts = isFresh ? MAX_INITIAL_ORDERS : 1;

  let layers = graph.layers;
  const rankLayer = (layer: readonly number[]) =>
    layer.forEach((item, place) => {
      rank[item] = place;
    });

  let best = layers;
  let fewest = Infinity;
  let work = 0;
  for (
    let start = 0;
    fewest > 0 && (start === 0 || (start < starts && work < WORK));
    start += 1
  ) {
    layers = startOrder(graph, isFresh ? [] : heightBefore, start, random);
    layers.forEach(rankLayer);
    let lowest = Infinity;
    let idle = 0;
    for (
      let sweep = 0;
      idle < PATIENCE && (sweep < MIN_SWEEPS || work < WORK);
      sweep += 1
    ) {
      const forward = sweep % 2 === 0;
      for (let step = 1; step < layers.length; step += 1) {
        const index = forward ? step : layers.length - 1 - step;
        sortByNeighbours(layers[index], forward ? before : after, rank, isKept);
        rankLayer(layers[index]);
      }
      work += transposeNeighbours(layers, before, after, rank, isKept);
      const crossings = countAll(layers, after, rank);
      work += segments;
      idle = crossings < lowest ? 0 : idle + 1;
      lowest = Math.min(lowest, crossings);
      if (crossings < fewest) {
        fewest = crossings;
        best = layers.map(layer => [...layer]);
      }
    }
  }
  return best;
}

function countAll(
  layers: readonly number[][],
  after: Adjacency,
  rank: Int32Array,
): number {
  return layers.reduce(
    (sum, layer, index) =>
      sum +
      (index + 1 < layers.length
        ? countCrossings(layer, after, rank, layers[index + 1].length)
        : 0),
    0,
  );
}

/** Sorts a layer by the mean position of the neighbours on one side. */
function sortByNeighbours(
  layer: number[],
  neighbours: Adjacency,
  rank: Int32Array,
  isKept: Uint8Array,
) {
  const { start, items } = neighbours;
  const value = new Map<number, number>();
  layer.forEach((item, place) => {
    let sum = 0;
    for (let at = start[item]; at < start[item + 1]; at += 1) {
      sum += rank[items[at]];
    }
    const edges = start[item + 1] - start[item];
    value.set(item, edges > 0 ? sum / edges : place);
  });
  const kept = layer.filter(item => isKept[item]);
  isotonicRegression(kept.map(item => value.get(item)!)).forEach(
    (keptValue, index) => value.set(kept[index], keptValue),
  );
  layer.sort((a, b) => value.get(a)! - value.get(b)!);
}

/** Initial orders: along a depth-first walk at first, random afterwards; existing items stay at their height. */
function startOrder(
  graph: LayeredGraph,
  heightBefore: ReadonlyArray<number | undefined>,
  start: number,
  random: () => number,
): number[][] {
  const { before, after, layers } = graph;
  const count = before.start.length - 1;
  const value = new Float64Array(count);
  const reached = new Uint8Array(count);
  const isFresh = heightBefore.length === 0;
  let next = 0;
  const walk = (from: number, height: number | undefined) => {
    const stack = [from];
    while (stack.length > 0) {
      const item = stack.pop()!;
      if (reached[item]) {
        continue;
      }
      reached[item] = 1;
      value[item] = heightBefore[item] ?? height ?? next;
      next += 1;
      for (const { start: first, items } of [before, after]) {
        for (let at = first[item + 1] - 1; at >= first[item]; at -= 1) {
          const other = items[at];
          if (
            !reached[other] &&
            (isFresh || heightBefore[other] === undefined)
          ) {
            stack.push(other);
          }
        }
      }
    }
  };
  if (start > 0 && isFresh) {
    for (let item = 0; item < count; item += 1) {
      value[item] = random();
    }
  } else {
    heightBefore.forEach((height, item) => {
      if (height !== undefined) {
        walk(item, height);
      }
    });
    layers.forEach(layer => layer.forEach(item => walk(item, undefined)));
  }
  return layers.map(layer => [...layer].sort((a, b) => value[a] - value[b]));
}

/** A random number generator with a fixed seed. Source: mulberry32. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed =
      Math.trunc(mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
