import { NodeStatus } from '../types';
import { Dot, Step } from './Shape';

/** Strokes within a unit circle around (0, 0), with SVG path commands. */
const SIGNS: Record<NodeStatus, readonly Step[]> = {
  passed: [
    ['M', -0.45, 0.05],
    ['L', -0.1, 0.4],
    ['L', 0.5, -0.3],
  ],
  failed: [
    ['M', -0.35, -0.35],
    ['L', 0.35, 0.35],
    ['M', -0.35, 0.35],
    ['L', 0.35, -0.35],
  ],
  unproven: [
    ['M', -0.3, -0.25],
    ['C', -0.3, -0.75, 0.45, -0.65, 0.32, -0.15],
    ['C', 0.25, 0.05, 0, 0, 0, 0.22],
    ['M', 0, 0.55],
    ['L', 0, 0.58],
  ],
  pending: [
    ['M', 0, -0.55],
    ['L', 0, 0.05],
    ['L', 0.4, 0.25],
  ],
  excluded: [
    ['M', -0.65, -0.65],
    ['L', 0.65, 0.65],
  ],
};

/** The sign of a status within a dot, so that colour is not the only distinction. */
export function statusSign(status: NodeStatus, dot: Dot): Step[] {
  return SIGNS[status].map(
    step =>
      step.map((value, at) => {
        if (typeof value === 'string') {
          return value;
        }
        // After the command, x and y alternate.
        return value * dot.radius + (at % 2 === 1 ? dot.x : dot.y);
      }) as unknown as Step,
  );
}
