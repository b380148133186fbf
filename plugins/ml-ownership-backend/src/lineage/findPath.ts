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
  if (from === to || hops[to] === 0) {
    return undefined;
  }
  const isBefore = (index: number, other: number) =>
    other === from
      ? hops[index] === 1
      : hops[other] !== 0 && hops[other] === hops[index] - 1;

  // One whole way first, then others while there is room.
  const shown = new Set([to]);
  for (let at = to; at !== from; ) {
    let before = -1;
    scope.forEach(at, 'upstream', other => {
      if (before < 0 && isBefore(at, other)) {
        before = other;
      }
    });
    shown.add(before);
    at = before;
  }
  let truncated = false;
  for (const index of shown) {
    if (index !== from) {
      scope.forEach(index, 'upstream', other => {
        if (isBefore(index, other) && !shown.has(other)) {
          if (shown.size < limit) {
            shown.add(other);
          } else {
            truncated = true;
          }
        }
      });
    }
  }

  const edges: LineageEdge[] = [];
  for (const index of shown) {
    if (index !== from) {
      scope.forEach(index, 'upstream', (other, slot) => {
        if (shown.has(other) && isBefore(index, other)) {
          edges.push(scope.graph.edge(slot));
        }
      });
    }
  }
  return {
    hops: hops[to],
    nodes: [...shown].sort(
      (a, b) => (a === from ? -1 : hops[a]) - (b === from ? -1 : hops[b]),
    ),
    edges,
    truncated,
  };
}
