import {
  LineageEdge,
  LineageEdgeOriginEnum,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { farEnd, LineageGraph } from './LineageGraph';

type Direction = 'upstream' | 'downstream';

/**
 * Which part of the graph to answer with.
 */
export interface SliceRequest {
  root: string;
  upstreamDepth: number;
  downstreamDepth: number;
  /** The largest number of nodes. */
  limit: number;
  /** Origins to follow; all where absent. */
  origins?: readonly LineageEdgeOriginEnum[];
  /** What the caller may see. What they may not ends the walk, and is counted. */
  mayRead(ref: string): boolean;
}

/**
 * A part of the graph around a root.
 */
export interface Slice {
  /** The nearest come first; the root is the first. */
  nodes: {
    ref: string;
    /** Hops from the root: negative upstream, positive downstream. */
    distance: number;
    /** Neighbours outside of the slice. */
    beyond: { upstream: number; downstream: number };
  }[];
  edges: LineageEdge[];
  truncated: boolean;
  /** Everything within the depth, the root not counted. */
  totals: { upstream: number; downstream: number };
  hidden: number;
}

/**
 * Walks up and down from the root, always in the direction in which data flows: what feeds the root, and what it feeds,
 * but not what else those feed. Cycles are safe. Where the limit cuts, the nearest stay.
 */
export function sliceLineage(
  graph: LineageGraph,
  request: SliceRequest,
): Slice {
  const { root, limit } = request;
  const hidden = new Set<string>();
  const follow = (ref: string, direction: Direction) =>
    graph
      .edges(ref, direction)
      .filter(
        edge => !request.origins || request.origins.includes(edge.origin),
      );
  const walk = (direction: Direction, depth: number) => {
    const distances = new Map([[root, 0]]);
    for (const [ref, distance] of distances) {
      if (distance < depth) {
        for (const edge of follow(ref, direction)) {
          const next = farEnd(edge, direction);
          if (!request.mayRead(next)) {
            hidden.add(next);
          } else if (!distances.has(next)) {
            distances.set(next, distance + 1);
          }
        }
      }
    }
    distances.delete(root);
    return distances;
  };

  const upstream = walk('upstream', request.upstreamDepth);
  const downstream = walk('downstream', request.downstreamDepth);
  const signed = new Map([[root, 0]]);
  for (const [ref, distance] of nearestFirst(upstream, downstream)) {
    if (!signed.has(ref)) {
      signed.set(ref, distance);
    }
  }
  const found = signed.size;
  const shown = new Map([...signed].slice(0, limit));

  const edges = new Set<LineageEdge>();
  const nodes = [...shown].map(([ref, distance]) => {
    const beyond = { upstream: 0, downstream: 0 };
    for (const direction of ['upstream', 'downstream'] as const) {
      const outside = new Set<string>();
      for (const edge of follow(ref, direction)) {
        const other = farEnd(edge, direction);
        if (shown.has(other)) {
          edges.add(edge);
        } else if (request.mayRead(other)) {
          outside.add(other);
        }
      }
      beyond[direction] = outside.size;
    }
    return { ref, distance, beyond };
  });
  return {
    nodes,
    edges: [...edges],
    truncated: found > limit,
    totals: { upstream: upstream.size, downstream: downstream.size },
    hidden: hidden.size,
  };
}

/** Both sides by distance, then by ref; upstream as negative numbers. */
function nearestFirst(
  upstream: Map<string, number>,
  downstream: Map<string, number>,
): [string, number][] {
  return [
    ...[...upstream].map(([ref, hops]): [string, number] => [ref, -hops]),
    ...downstream,
  ].sort(
    ([refA, hopsA], [refB, hopsB]) =>
      Math.abs(hopsA) - Math.abs(hopsB) || (refA < refB ? -1 : 1),
  );
}
