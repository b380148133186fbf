import { CanvasEdge, CanvasNode, Rectangle } from '../types';

/**
 * Direction of an arrow key.
 *
 * @public
 */
export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node to which an arrow key moves: right and left follow the flow of data to the nearest neighbour, up and down
 * stay in the same layer.
 *
 * @public
 */
export function findNeighbourInDirection(
  direction: Direction,
  from: CanvasNode,
  nodes: readonly CanvasNode[],
  edges: readonly Pick<CanvasEdge, 'from' | 'to'>[],
): CanvasNode | undefined {
  const { x, y } = middle(from);
  if (direction === 'up' || direction === 'down') {
    const sign = direction === 'up' ? -1 : 1;
    return nearest(
      nodes.filter(
        node =>
          node.id !== from.id &&
          Math.abs(middle(node).x - x) < from.width / 2 &&
          (middle(node).y - y) * sign > 0,
      ),
      from,
    );
  }
  const [near, far] =
    direction === 'right'
      ? (['from', 'to'] as const)
      : (['to', 'from'] as const);
  const ids = new Set(
    edges.filter(edge => edge[near] === from.id).map(edge => edge[far]),
  );
  ids.delete(from.id);
  return nearest(
    nodes.filter(node => ids.has(node.id)),
    from,
  );
}

function nearest(
  nodes: readonly CanvasNode[],
  from: CanvasNode,
): CanvasNode | undefined {
  const { x, y } = middle(from);
  const distance = (node: CanvasNode) =>
    Math.hypot(middle(node).x - x, middle(node).y - y);
  return nodes.reduce<CanvasNode | undefined>(
    (best, node) => (best && distance(best) <= distance(node) ? best : node),
    undefined,
  );
}

function middle(rectangle: Rectangle) {
  return {
    x: rectangle.x + rectangle.width / 2,
    y: rectangle.y + rectangle.height / 2,
  };
}
