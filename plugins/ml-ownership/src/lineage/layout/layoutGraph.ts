import { assignLayers } from './assignLayers';
import { breakCycles } from './breakCycles';
import { orderLayers } from './orderLayers';
import { LayoutSizes, placeNodes } from './placeNodes';
import { splitLongEdges } from './splitLongEdges';
import { GraphEdge, GraphLayout, Point } from './types';

/**
 * Lays a graph out in layers from left to right, in the direction of its edges. The same graph always gets the same
 * layout. Edges about nodes that are not given are left out; edges that close a cycle are drawn, but don't shape it.
 */
export function layoutGraph<E extends GraphEdge>(
  nodes: readonly string[],
  edges: readonly E[],
  sizes: LayoutSizes,
): GraphLayout<E> {
  const acyclic = breakCycles(nodes, edges);
  const layerOf = assignLayers(nodes, acyclic);
  const { layers, segments, standIns } = splitLongEdges(
    nodes,
    acyclic,
    layerOf,
  );
  const names = new Set(nodes);
  const placed = placeNodes(
    orderLayers(layers, segments),
    segments,
    sizes,
    name => !names.has(name),
  );

  const positions = new Map<string, Point>();
  let width = 0;
  let height = 0;
  for (const node of nodes) {
    const position = placed.get(node)!;
    positions.set(node, position);
    width = Math.max(width, position.x + sizes.nodeWidth);
    height = Math.max(height, position.y + sizes.nodeHeight);
  }
  const waypoints = new Map<E, Point[]>();
  for (const edge of edges) {
    waypoints.set(
      edge,
      (standIns.get(edge) ?? []).map(name => {
        const { x, y } = placed.get(name)!;
        return { x: x + sizes.nodeWidth / 2, y };
      }),
    );
  }
  return { positions, waypoints, width, height };
}
