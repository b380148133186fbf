import { Point } from './types';

/** An SVG path along a route: level stretches are straight, everything else bends from level to level. */
export function edgePath(route: readonly Point[]): string {
  return route
    .map(({ x, y }, index) => {
      const last = route[index - 1];
      if (!last) {
        return `M ${x} ${y}`;
      }
      const middle = (last.x + x) / 2;
      return last.y === y || last.x === x
        ? `L ${x} ${y}`
        : `C ${middle} ${last.y} ${middle} ${y} ${x} ${y}`;
    })
    .join(' ');
}
