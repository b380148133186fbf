import { neighboursOf } from './neighboursOf';
import { GraphEdge, Point } from './types';

/** The sizes that a layout keeps to, in pixels. */
export interface LayoutSizes {
  nodeWidth: number;
  nodeHeight: number;
  /** Between layers. */
  layerGap: number;
  /** Between nodes of a layer. */
  nodeGap: number;
}

const ROUNDS = 4;

/**
 * Positions that keep the order within each layer and the gaps, with every node as near as that allows to the mean
 * height of its neighbours. Stand-ins of long edges take the room of the gap alone.
 *
 * @param isStandIn - whether a name stands for a long edge rather than for a node
 */
export function placeNodes(
  layers: readonly string[][],
  segments: readonly GraphEdge[],
  sizes: LayoutSizes,
  isStandIn: (name: string) => boolean,
): Map<string, Point> {
  const heightOf = (name: string) => (isStandIn(name) ? 0 : sizes.nodeHeight);
  const { before, after } = neighboursOf(segments);

  // Middle heights, first stacked from the top.
  const middle = new Map<string, number>();
  for (const layer of layers) {
    let top = 0;
    for (const name of layer) {
      middle.set(name, top + heightOf(name) / 2);
      top += heightOf(name) + sizes.nodeGap;
    }
  }

  for (let round = 0; round < ROUNDS; round += 1) {
    const forward = round % 2 === 0;
    const neighbours = forward ? before : after;
    const order = forward ? layers : [...layers].reverse();
    for (const layer of order) {
      const wanted = layer.map(name => {
        const heights = (neighbours.get(name) ?? []).map(
          neighbour => middle.get(neighbour)!,
        );
        return heights.length > 0
          ? heights.reduce((sum, height) => sum + height, 0) / heights.length
          : middle.get(name)!;
      });
      spread(layer, wanted, heightOf, sizes.nodeGap).forEach((height, index) =>
        middle.set(layer[index], height),
      );
    }
  }

  let top = Infinity;
  for (const layer of layers) {
    for (const name of layer) {
      top = Math.min(top, middle.get(name)! - heightOf(name) / 2);
    }
  }
  const positions = new Map<string, Point>();
  layers.forEach((layer, index) => {
    for (const name of layer) {
      positions.set(name, {
        x: index * (sizes.nodeWidth + sizes.layerGap),
        y: middle.get(name)! - heightOf(name) / 2 - top,
      });
    }
  });
  return positions;
}

/**
 * Heights as near as possible, in squares, to the wanted ones, in order and far enough apart: pool adjacent violators
 * over the wanted heights less the room that the ones above need.
 */
function spread(
  layer: readonly string[],
  wanted: readonly number[],
  heightOf: (name: string) => number,
  gap: number,
): number[] {
  const offsets: number[] = [];
  layer.forEach((name, index) => {
    offsets.push(
      index === 0
        ? 0
        : offsets[index - 1] +
            heightOf(layer[index - 1]) / 2 +
            gap +
            heightOf(name) / 2,
    );
  });
  const blocks: Array<{ sum: number; count: number }> = [];
  layer.forEach((_, index) => {
    blocks.push({ sum: wanted[index] - offsets[index], count: 1 });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1];
      const previous = blocks[blocks.length - 2];
      if (previous.sum / previous.count <= last.sum / last.count) {
        break;
      }
      blocks.pop();
      previous.sum += last.sum;
      previous.count += last.count;
    }
  });
  const starts = blocks.flatMap(({ sum, count }) =>
    new Array<number>(count).fill(sum / count),
  );
  return starts.map((start, index) => start + offsets[index]);
}
