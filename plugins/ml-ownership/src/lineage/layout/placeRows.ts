import { LayeredGraph } from './splitLongEdges';
import { toNonDecreasing } from './toNonDecreasing';
import { LayoutGaps } from './types';

const ROUNDS = 24;
/** What is less than this off a straight line counts as straight, in pixels: in the first round, and in the last. */
const ROUGHLY_STRAIGHT = 20;
const STRAIGHT = 0.02;
/** How much a line should be straight: near nodes, and where it only passes. */
const NODE_PULL = 1;
const PASS_PULL = 8;
/** How much an item should stay: next to these, no line matters. */
const ANCHOR_STAYS = 1e9;
const NODE_STAYS = 1e4;
const PASS_STAYS = 1e2;

/**
 * The height of the middle of each item, in whole pixels. It keeps the order within each layer and the gaps, and makes
 * the sum of how far lines climb or fall small. What was there before stays as near to its height as that allows.
 *
 * The sum of distances is approached by squares, weighted by the distance that was left the last time; layer by layer,
 * since only items of one layer constrain each other.
 *
 * @param heights - the room that each node takes
 * @param heightBefore - the height of the middle of each item in the last layout, `undefined` for a new one
 */
export function placeRows(options: {
  graph: LayeredGraph;
  layers: readonly number[][];
  heights: readonly number[];
  gaps: LayoutGaps;
  anchor: number;
  heightBefore: ReadonlyArray<number | undefined>;
}): Float64Array {
  const { graph, layers, heights, gaps, anchor, heightBefore } = options;
  const { nodeCount } = graph;
  const middle = new Float64Array(heightBefore.length);

  const staysOf = (item: number) => {
    if (item === anchor) {
      return ANCHOR_STAYS;
    }
    return item < nodeCount ? NODE_STAYS : PASS_STAYS;
  };

  // How far below the first item of the layer each one stands where they are packed.
  const packed = layers.map(layer => {
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
  });
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
          const stays = staysOf(item);
          sum += height * stays;
          weight += stays;
        }
        wanted.push(sum / weight - offsets[place]);
        weights.push(weight);
      });
      toNonDecreasing(wanted, weights).forEach((value, place) => {
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
