import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageScope } from './LineageScope';
import { walkLineage } from './walkLineage';

/** Longer ways are none that anybody can follow. */
const MOST_HOPS = 1_000;

/**
 * The shortest ways of data from one node to another.
 */
export interface FoundPath {
  /** Edges on each of them. */
  hops: number;
  /** Indexes of everything on one of them, in the order of the flow. */
  nodes: number[];
  edges: LineageEdge[];
  /** There are more than the limit lets show; at least one is whole. */
  truncated: boolean;
}

/**
 * Finds the shortest ways along which data flows between two nodes.
 *
 * @param limit - the largest number of nodes; a single way is given whole whatever it is
 * @returns undefined where there is none that the caller may see
 */
export function findPath(
  scope: LineageScope,
  from: number,
  to: number,
  limit: number,
): FoundPath | undefined {
  const { hops } = walkLineage(scope, from, 'downstream', { depth: MOST_HOPS });
  if (from === to || hops(to) === 0) {
    return undefined;
  }
  /** The edges of shortest ways that end at a node. */
  const lastEdges = (index: number) => {
    const edges: { other: number; slot: number }[] = [];
    scope.forEach(index, 'upstream', (other, slot) => {
      const isFirst = other === from && hops(index) === 1;
      if (isFirst || (hops(other) !== 0 && hops(other) === hops(index) - 1)) {
        edges.push({ other, slot });
      }
    });
    return edges;
  };

  // One whole way first, then others while there is room.
  const shown = new Set([to]);
  for (let at = to; at !== from; ) {
    at = lastEdges(at)[0].other;
    shown.add(at);
  }
  let truncated = false;
  const edges: LineageEdge[] = [];
  for (const index of shown) {
    for (const { other, slot } of index === from ? [] : lastEdges(index)) {
      if (shown.has(other) || shown.size < limit) {
        shown.add(other);
        edges.push(scope.graph.edge(slot));
      } else {
        truncated = true;
      }
    }
  }
  return {
    hops: hops(to),
    nodes: [...shown].sort(
      (a, b) => (a === from ? -1 : hops(a)) - (b === from ? -1 : hops(b)),
    ),
    edges,
    truncated,
  };
}
