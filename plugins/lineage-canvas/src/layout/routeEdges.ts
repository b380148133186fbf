import { LayeredGraph } from './insertDummyNodes';
import { Point } from '../types';
import { LayoutGaps, LayoutNode } from './types';

/** Distance between lines with the same ends where they leave a node. */
const TWIN_GAP = 8;

/** The horizontal extent of a layer. */
export interface Column {
  left: number;
  right: number;
}

/** The items along an edge, from one end to the other. */
type Chain = readonly number[];

/**
 * Computes the points along each edge, from the right side of one node to the left side of the other. An edge changes
 * height only between columns, where there are no nodes, and passes each column horizontally. A backward edge goes
 * around the rows of all columns that it passes, on the nearer side.
 *
 * @param middle - the height of the middle of each item
 */
export function routeEdges(options: {
  graph: LayeredGraph;
  nodes: readonly LayoutNode[];
  layerOf: readonly number[];
  middle: Float64Array;
  columns: readonly Column[];
  gaps: LayoutGaps;
}): Point[][] {
  const { graph, nodes, layerOf, middle, columns, gaps } = options;
  const portOffsets = offsetsOfTwins(graph.chains, nodes);
  const extents = extentsOf(options);

  const routes = graph.chains.map((chain, edge): Point[] => {
    const from = chain[0];
    const to = chain[chain.length - 1];
    if (layerOf[from] >= layerOf[to]) {
      return [];
    }
    const start = middle[from] + portOffsets[edge];
    const end = middle[to] + portOffsets[edge];
    const points = [
      { x: columns[layerOf[from]].left + nodes[from].width, y: start },
    ];
    points.push({ x: columns[layerOf[from]].right, y: start });
    chain.slice(1, -1).forEach((item, index) => {
      const { left, right } = columns[layerOf[from] + index + 1];
      points.push({ x: left, y: middle[item] }, { x: right, y: middle[item] });
    });
    points.push({ x: columns[layerOf[to]].left, y: end });
    return withoutPointsOnLine(points);
  });

  backwardEdges(graph.chains, layerOf).forEach(({ from, to, edge }, index) => {
    const start = middle[from] + portOffsets[edge];
    const end = middle[to] + portOffsets[edge];
    const right = columns[layerOf[from]].right + stagger(index, gaps.layer);
    const left = columns[layerOf[to]].left - stagger(index, gaps.layer);
    const lane =
      from === to
        ? // A self-reference stays within the gap above the node.
          middle[from] -
          nodes[from].height / 2 -
          (1 / 2 - portOffsets[edge] / nodes[from].height / 2) * (gaps.node / 2)
        : claimLane(
            extents.slice(layerOf[to], layerOf[from] + 1),
            { start, end },
            gaps.edge,
          );
    routes[edge] = [
      { x: columns[layerOf[from]].left + nodes[from].width, y: start },
      { x: right, y: start },
      { x: right, y: lane },
      { x: left, y: lane },
      { x: left, y: end },
      { x: columns[layerOf[to]].left, y: end },
    ];
  });
  return routes;
}

/** The backward edges, those over the fewest layers first. */
function backwardEdges(
  chains: readonly Chain[],
  layerOf: readonly number[],
): { from: number; to: number; edge: number }[] {
  return chains
    .map((chain, edge) => ({
      from: chain[0],
      to: chain[chain.length - 1],
      edge,
    }))
    .filter(({ from, to }) => layerOf[from] >= layerOf[to])
    .sort(
      (a, b) =>
        layerOf[a.from] - layerOf[a.to] - (layerOf[b.from] - layerOf[b.to]) ||
        a.edge - b.edge,
    );
}

/** The vertical extent of the nodes and lines of a layer, including lanes. */
interface Extent {
  top: number;
  bottom: number;
}

function extentsOf(options: {
  graph: LayeredGraph;
  nodes: readonly LayoutNode[];
  layerOf: readonly number[];
  middle: Float64Array;
}): Extent[] {
  const { graph, nodes, middle } = options;
  return graph.layers.map(layer => {
    const extent = { top: Infinity, bottom: -Infinity };
    for (const item of layer) {
      const half = item < graph.nodeCount ? nodes[item].height / 2 : 0;
      extent.top = Math.min(extent.top, middle[item] - half);
      extent.bottom = Math.max(extent.bottom, middle[item] + half);
    }
    return extent;
  });
}

/** The height at which a line passes layers outside their extent, on the nearer side. Each line gets its own lane. */
function claimLane(
  passed: readonly Extent[],
  ends: { start: number; end: number },
  gap: number,
): number {
  const top = Math.min(...passed.map(extent => extent.top));
  const bottom = Math.max(...passed.map(extent => extent.bottom));
  const isAbove =
    ends.start - top + (ends.end - top) <=
    bottom - ends.start + (bottom - ends.end);
  const lane = isAbove ? top - 2 * gap : bottom + 2 * gap;
  for (const extent of passed) {
    extent.top = Math.min(extent.top, lane);
    extent.bottom = Math.max(extent.bottom, lane);
  }
  return lane;
}

/** Distance from the column to the vertical part of a backward line: leaves space for an arrow, and separates lines. */
function stagger(index: number, layerGap: number): number {
  const places = 6;
  return Math.round(layerGap * (1 / 6 + (index % places) / (3 * places)));
}

/** Vertical offset of each edge at its ends, so that edges with the same ends do not coincide. */
function offsetsOfTwins(
  chains: readonly Chain[],
  nodes: readonly LayoutNode[],
): number[] {
  const twins = new Map<string, number[]>();
  chains.forEach((chain, edge) => {
    const ends = [chain[0], chain[chain.length - 1]].sort((a, b) => a - b);
    const key = ends.join(' ');
    twins.set(key, [...(twins.get(key) ?? []), edge]);
  });
  const offsets = chains.map(() => 0);
  for (const edges of twins.values()) {
    const [chain] = edges.map(edge => chains[edge]);
    const space = Math.min(
      nodes[chain[0]].height,
      nodes[chain[chain.length - 1]].height,
    );
    const gap = Math.min(TWIN_GAP, space / (edges.length + 1));
    edges.forEach((edge, index) => {
      offsets[edge] = (index - (edges.length - 1) / 2) * gap;
    });
  }
  return offsets;
}

function withoutPointsOnLine(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const last = points[index - 1];
    const next = points[index + 1];
    return (
      !last ||
      !next ||
      (next.x - last.x) * (point.y - last.y) !==
        (next.y - last.y) * (point.x - last.x)
    );
  });
}
