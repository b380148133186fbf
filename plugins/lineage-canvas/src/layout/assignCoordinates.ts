import { LayeredGraph } from './insertDummyNodes';
import { isotonicRegression } from './isotonicRegression';
import { LayoutGaps } from './types';

const ROUNDS = 24;
/** Deviations from a straight line below this count as straight, in pixels: in the first round, and in the last. */
const ROUGHLY_STRAIGHT = 20;
const STRAIGHT = 0.02;
/** Weight of straightness: near nodes, and for a line that only passes. */
const NODE_PULL = 1;
const PASS_PULL = 8;
/** Weight of the previous position. It outweighs the straightness of any line. */
const ANCHOR_STAYS = 1e9;
const NODE_STAYS = 1e4;
const PASS_STAYS = 1e2;

interface CoordinateOptions {
  graph: LayeredGraph;
  layers: readonly number[][];
  /** The height of each node. */
  heights: readonly number[];
  gaps: LayoutGaps;
  anchor: number;
  /** The height of the middle of each item in the last layout, `undefined` for a new one. */
  heightBefore: ReadonlyArray<number | undefined>;
}

/**
 * Computes the height of the middle of each item, in whole pixels. The result keeps the order within each layer and the
 * gaps, and approximately minimizes the total vertical distance of all lines. Existing items stay as close to their
 * height as that allows.
 *
 * The sum of distances is approximated by squares, weighted by the remaining distance of the previous round; layer by
 * layer, since only items of one layer constrain each other.
 */
export function assignCoordinates(options: CoordinateOptions): Float64Array {
  const { graph, layers, heights, gaps, heightBefore } = options;
  const middle = new Float64Array(heightBefore.length);
  const packed = layers.map(layer =>
    packLayer(layer, graph.nodeCount, heights, gaps),
  );
  packed.forEach((offsets, index) => {
    const half = (offsets[offsets.length - 1] ?? 0) / 2;
    layers[index].forEach((item, place) => {
      middle[item] = heightBefore[item] ?? offsets[place] - half;
    });
  });

  for (let round = 0; round < ROUNDS; round += 1) {
    const straight =
      ROUGHLY_STRAIGHT *
      (STRAIGHT / ROUGHLY_STRAIGHT) ** (round / (ROUNDS - 1));
    for (let step = 0; step < layers.length; step += 1) {
      const index = round % 2 === 0 ? step : layers.length - 1 - step;
      const offsets = packed[index];
      const wanted: number[] = [];
      const weights: number[] = [];
      layers[index].forEach((item, place) => {
        const { height, weight } = pullOn(item, middle, straight, options);
        wanted.push(height - offsets[place]);
        weights.push(weight);
      });
      isotonicRegression(wanted, weights).forEach((value, place) => {
        middle[layers[index][place]] = value + offsets[place];
      });
    }
  }
  layers.forEach((layer, index) =>
    layer.forEach((item, place) => {
      const offset = packed[index][place];
      middle[item] = Math.round(middle[item] - offset) + offset;
    }),
  );
  return middle;
}

/** The offset of each item from the first item of its layer if they are packed. */
function packLayer(
  layer: readonly number[],
  nodeCount: number,
  heights: readonly number[],
  gaps: LayoutGaps,
): number[] {
  let bottom = 0;
  return layer.map((item, index) => {
    const isNode = item < nodeCount;
    if (index > 0) {
      const isAboveNode = layer[index - 1] < nodeCount;
      bottom +=
        ((isNode ? gaps.node : gaps.edge) +
          (isAboveNode ? gaps.node : gaps.edge)) /
        2;
    }
    const half = isNode ? heights[item] / 2 : 0;
    const offset = bottom + half;
    bottom += 2 * half;
    return offset;
  });
}

/** The height to which the lines of an item and its last position pull it, and the weight of both. */
function pullOn(
  item: number,
  middle: Float64Array,
  straight: number,
  { graph, anchor, heightBefore }: CoordinateOptions,
): { height: number; weight: number } {
  const { nodeCount } = graph;
  let weight = 1e-3;
  let sum = middle[item] * weight;
  for (const { start, items } of [graph.before, graph.after]) {
    for (let at = start[item]; at < start[item + 1]; at += 1) {
      const other = items[at];
      const passes = item >= nodeCount && other >= nodeCount;
      const pull =
        (passes ? PASS_PULL : NODE_PULL) /
        (Math.abs(middle[item] - middle[other]) + straight);
      sum += middle[other] * pull;
      weight += pull;
    }
  }
  const height = heightBefore[item];
  if (height !== undefined) {
    const unanchored = item < nodeCount ? NODE_STAYS : PASS_STAYS;
    const stays = item === anchor ? ANCHOR_STAYS : unanchored;
    sum += height * stays;
    weight += stays;
  }
  return { height: sum / weight, weight };
}
