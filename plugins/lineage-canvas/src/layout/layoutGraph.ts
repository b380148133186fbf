import { assignLayers } from './assignLayers';
import { breakCycles } from './breakCycles';
import { IndexedGraph } from './IndexedGraph';
import { minimizeCrossings } from './minimizeCrossings';
import { assignCoordinates } from './assignCoordinates';
import { Column, routeEdges } from './routeEdges';
import { LayeredGraph, insertDummyNodes } from './insertDummyNodes';
import { Point } from '../types';
import { Layout, LayoutNode, LayoutRequest } from './types';

/**
 * Lays a graph out in layers from left to right, in the direction of its edges. The same request always returns the
 * same layout.
 *
 * - No node overlaps another, and no line overlaps a node other than its ends.
 * - An edge that closes a cycle leads back around the rows. It does not shape the layout.
 * - Given the last layout, existing nodes stay in their layers unless an edge forces them out, keep their order within
 *   a layer, and move only to make space. The anchor does not move at all.
 *
 * @public
 */
export function layoutGraph(request: LayoutRequest): Layout {
  const { nodes, gaps } = request;
  if (nodes.length === 0) {
    const bounds = { x: 0, y: 0, width: 0, height: 0 };
    return { positions: {}, routes: {}, bounds };
  }
  const numberOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const edges = request.edges.filter(
    ({ from, to }) => numberOf.has(from) && numberOf.has(to),
  );
  const all: IndexedGraph = {
    count: nodes.length,
    from: Int32Array.from(edges, ({ from }) => numberOf.get(from)!),
    to: Int32Array.from(edges, ({ to }) => numberOf.get(to)!),
  };
  const anchor = numberOf.get(anchorOf(request))!;
  const layerBefore = layersBefore(request);
  const layerOf = assignLayers(
    forwardEdges(all, breakCycles(all, layerBefore)),
    anchor,
    layerBefore,
  );
  const graph = insertDummyNodes(all, layerOf);
  const columns = placeColumns(graph, nodes, gaps.layer);

  const { x = 0, y = 0 } = request.previous?.positions[nodes[anchor].id] ?? {};
  const moveX = x - columns[layerOf[anchor]].left;
  for (const column of columns) {
    column.left += moveX;
    column.right += moveX;
  }

  const heightBefore = heightsBefore(request, edges, graph, layerOf, columns);
  const middle = assignCoordinates({
    graph,
    layers: minimizeCrossings(graph, heightBefore),
    heights: nodes.map(({ height }) => height),
    gaps,
    anchor,
    heightBefore,
  });
  const moveY = y - (middle[anchor] - nodes[anchor].height / 2);
  middle.forEach((height, item) => {
    middle[item] = height + moveY;
  });

  const positions: Record<string, Point> = Object.fromEntries(
    nodes.map(({ id, height }, node) => [
      id,
      { x: columns[layerOf[node]].left, y: middle[node] - height / 2 },
    ]),
  );
  const routes: Record<string, Point[]> = {};
  routeEdges({ graph, nodes, layerOf, middle, columns, gaps }).forEach(
    (route, edge) => {
      routes[edges[edge].id] = route;
    },
  );
  return { positions, routes, bounds: boundsOf(nodes, positions, routes) };
}

function forwardEdges(
  all: IndexedGraph,
  backward: readonly boolean[],
): IndexedGraph {
  return {
    count: all.count,
    from: all.from.filter((_, edge) => !backward[edge]),
    to: all.to.filter((_, edge) => !backward[edge]),
  };
}

/** The node that keeps its position: the requested anchor, or the first existing node if the anchor is new. */
function anchorOf(request: LayoutRequest): string {
  const { nodes, previous } = request;
  const asked = nodes.find(({ id }) => id === request.anchor) ?? nodes[0];
  const kept = [asked, ...nodes].find(({ id }) => previous?.positions[id]);
  return (kept ?? asked).id;
}

/** The layer of each node in the last layout: nodes of a layer share their left side. */
function layersBefore(request: LayoutRequest): Array<number | undefined> {
  const { positions = {} } = request.previous ?? {};
  const lefts = [...new Set(Object.values(positions).map(({ x }) => x))];
  lefts.sort((a, b) => a - b);
  const layerAt = new Map(lefts.map((left, layer) => [left, layer]));
  return request.nodes.map(({ id }) =>
    positions[id] ? layerAt.get(positions[id].x) : undefined,
  );
}

/**
 * Each column is as wide as the widest node of its layer; a layer without nodes is as wide as the widest node of all.
 */
function placeColumns(
  graph: LayeredGraph,
  nodes: readonly LayoutNode[],
  gap: number,
): Column[] {
  const widest = Math.max(...nodes.map(({ width }) => width));
  let left = 0;
  return graph.layers.map(layer => {
    const widths = layer.flatMap(item =>
      item < graph.nodeCount ? [nodes[item].width] : [],
    );
    const width = widths.length > 0 ? Math.max(...widths) : widest;
    const column = { left, right: left + width };
    left = column.right + gap;
    return column;
  });
}

/** The height of the middle of each item in the last layout: of nodes, and of lines where they pass a column. */
function heightsBefore(
  request: LayoutRequest,
  edges: ReadonlyArray<{ id: string }>,
  graph: LayeredGraph,
  layerOf: readonly number[],
  columns: readonly Column[],
): Array<number | undefined> {
  const { positions = {}, routes = {} } = request.previous ?? {};
  const heights = new Array<number | undefined>(
    graph.before.start.length - 1,
  ).fill(undefined);
  request.nodes.forEach(({ id, height }, node) => {
    heights[node] = positions[id] && positions[id].y + height / 2;
  });
  graph.chains.forEach((chain, edge) => {
    const route = routes[edges[edge].id];
    chain.slice(1, -1).forEach((item, index) => {
      const { left, right } = columns[layerOf[chain[0]] + 1 + index];
      heights[item] = route && levelAt(route, left, right);
    });
  });
  return heights;
}

/** The height at which a route passes a column horizontally. */
function levelAt(
  route: readonly Point[],
  left: number,
  right: number,
): number | undefined {
  for (let index = 1; index < route.length; index += 1) {
    const start = route[index - 1];
    const end = route[index];
    if (start.x <= left && end.x >= right && start.y === end.y) {
      return start.y;
    }
  }
  return undefined;
}

function boundsOf(
  nodes: readonly LayoutNode[],
  positions: Record<string, Point>,
  routes: Record<string, Point[]>,
): Layout['bounds'] {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  const include = ({ x, y }: Point) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const { id, width, height } of nodes) {
    const { x, y } = positions[id];
    include({ x, y });
    include({ x: x + width, y: y + height });
  }
  Object.values(routes).forEach(route => route.forEach(include));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
