import { LineageEdge } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LineageScope } from './LineageScope';
import { walkLineage } from './walkLineage';

/** Longer paths are not useful to a reader. */
const MAX_HOPS = 1_000;

/** The shortest paths of data from one node to another. */
export interface FoundPath {
  /** Edges on each path. */
  hops: number;
  /** Indexes of all nodes on the paths, in the order of the flow. */
  nodes: number[];
  edges: LineageEdge[];
  /** Whether there are more nodes than the limit; at least one path is complete. */
  truncated: boolean;
}

/**
 * Finds the shortest paths along which data flows between two nodes.
 *
 * @param limit - the maximum number of nodes; one path is always returned in full
 * @returns undefined if the caller can see none
 */
export function findPath(
  scope: LineageScope,
  from: number,
  to: number,
  limit: number,
): FoundPath | undefined {
  const { hops } = walkLineage(scope, from, 'downstream', { depth: MAX_HOPS });
  if (from === to || hops(to) === 0) {
    return undefined;
  }
  /** The last edges of shortest paths to a node. */
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

  // One complete path first, then others up to the limit.
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
