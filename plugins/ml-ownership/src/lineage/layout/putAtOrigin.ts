import { GraphEdge, GraphLayout, Point } from './types';

/**
 * The layout moved so that a node stands at the origin. With the root there, it stays where it is on the screen when
 * more of the graph is shown around it.
 */
export function putAtOrigin<E extends GraphEdge>(
  layout: GraphLayout<E>,
  node: string,
): GraphLayout<E> {
  const origin = layout.positions.get(node) ?? { x: 0, y: 0 };
  const move = ({ x, y }: Point) => ({ x: x - origin.x, y: y - origin.y });
  return {
    ...layout,
    positions: new Map(
      [...layout.positions].map(([name, point]) => [name, move(point)]),
    ),
    waypoints: new Map(
      [...layout.waypoints].map(([edge, points]) => [edge, points.map(move)]),
    ),
  };
}
