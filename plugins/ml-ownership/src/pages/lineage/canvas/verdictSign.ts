import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Dot, Step } from './Shape';

/** Strokes within a unit circle around (0, 0), with SVG path commands. */
const SIGNS: Record<Verdict, readonly Step[]> = {
  yes: [
    ['M', -0.45, 0.05],
    ['L', -0.1, 0.4],
    ['L', 0.5, -0.3],
  ],
  no: [
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
  'not-assessed': [
    ['M', 0, -0.55],
    ['L', 0, 0.05],
    ['L', 0.4, 0.25],
  ],
  'not-in-scope': [
    ['M', -0.65, -0.65],
    ['L', 0.65, 0.65],
  ],
};

/** The sign of a verdict within a dot, so that colour is not the only distinction. */
export function verdictSign(verdict: Verdict, dot: Dot): Step[] {
  return SIGNS[verdict].map(
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
