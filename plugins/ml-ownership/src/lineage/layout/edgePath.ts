import { Point } from './types';

/**
 * An SVG path from one point to another, level at both ends, that passes level through each waypoint.
 *
 * @param passWidth - how far it stays level at a waypoint, so that it keeps clear of the nodes of that layer
 */
export function edgePath(
  start: Point,
  end: Point,
  waypoints: readonly Point[],
  passWidth: number,
): string {
  const parts = [`M ${start.x} ${start.y}`];
  let from = start;
  const curveTo = (to: Point) => {
    const middle = (from.x + to.x) / 2;
    // An edge that closes a cycle leads backwards: it needs a bow to be seen.
    const bow = to.x < from.x ? Math.max(80, (from.x - to.x) / 4) : 0;
    const leave = bow > 0 ? from.x + bow : middle;
    const arrive = bow > 0 ? to.x - bow : middle;
    parts.push(`C ${leave} ${from.y} ${arrive} ${to.y} ${to.x} ${to.y}`);
    from = to;
  };
  for (const { x, y } of waypoints) {
    curveTo({ x: x - passWidth / 2, y });
    from = { x: x + passWidth / 2, y };
    parts.push(`L ${from.x} ${from.y}`);
  }
  curveTo(end);
  return parts.join(' ');
}
