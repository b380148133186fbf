import { countCrossings } from './countCrossings';
import { neighboursOf } from './neighboursOf';
import { GraphEdge } from './types';

const SWEEPS = 4;

/**
 * The layers, each ordered so that few edges cross: sweeps to and fro that sort each layer by the mean rank of its
 * neighbours in the layer before. The best order that was seen wins, so this never makes it worse.
 *
 * Source of the barycentre method: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
 * structures" (1981).
 */
export function orderLayers(
  layers: readonly string[][],
  segments: readonly GraphEdge[],
): string[][] {
  const { before, after } = neighboursOf(segments);

  let current = layers.map(layer => [...layer]);
  let best = current;
  let fewest = countCrossings(current, segments);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const forward = sweep % 2 === 0;
    current = sweepOnce(current, forward ? before : after, forward);
    const crossings = countCrossings(current, segments);
    if (crossings < fewest) {
      fewest = crossings;
      best = current;
    }
  }
  return best;
}

function sweepOnce(
  layers: readonly string[][],
  neighbours: ReadonlyMap<string, readonly string[]>,
  forward: boolean,
): string[][] {
  const next = layers.map(layer => [...layer]);
  const order = next.map((_, index) => index);
  for (const index of forward ? order : order.reverse()) {
    const fixed = next[forward ? index - 1 : index + 1];
    if (!fixed) {
      continue;
    }
    const rank = new Map(fixed.map((node, position) => [node, position]));
    const mean = new Map(
      next[index].map((node, position) => {
        const ranks = (neighbours.get(node) ?? []).map(
          neighbour => rank.get(neighbour)!,
        );
        return [
          node,
          ranks.length > 0
            ? ranks.reduce((sum, value) => sum + value, 0) / ranks.length
            : position,
        ];
      }),
    );
    next[index].sort((a, b) => mean.get(a)! - mean.get(b)!);
  }
  return next;
}
