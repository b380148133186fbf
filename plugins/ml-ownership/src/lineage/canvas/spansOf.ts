import { Step } from './Shape';
import { Point, Rectangle } from './types';

/** A piece of a line. */
export interface Span {
  steps: Step[];
  box: Rectangle;
}

/** Of a curve that is drawn as straight parts, about the length of one. */
const CURVE_PART = 10;
const FEWEST_PARTS = 12;
const MOST_PARTS = 48;
const LEAST_LENGTH = 240;

/**
 * Cuts a line into pieces, so that of a long one only what is looked at has to be drawn. Each is as long as a whole
 * number of periods of the line's dash: drawn one by one, the pieces look like the line in one go.
 *
 * @param period - length after which the dash of the line begins anew; 0 for a solid one
 */
export function spansOf(steps: readonly Step[], period: number): Span[] {
  const length = period
    ? Math.ceil(LEAST_LENGTH / period) * period
    : LEAST_LENGTH;
  const spans: Span[] = [];
  const points = flatten(steps);
  let piece: Point[] = [points[0]];
  let rest = length;
  for (const [at, end] of points.slice(1).entries()) {
    let start = points[at];
    let distance = Math.hypot(end.x - start.x, end.y - start.y);
    while (distance > rest) {
      const part = rest / distance;
      start = {
        x: start.x + (end.x - start.x) * part,
        y: start.y + (end.y - start.y) * part,
      };
      spans.push(spanThrough([...piece, start]));
      piece = [start];
      distance -= rest;
      rest = length;
    }
    piece.push(end);
    rest -= distance;
  }
  spans.push(spanThrough(piece));
  return spans;
}

function spanThrough(points: readonly Point[]): Span {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const steps = points.map(({ x, y }, at): Step => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    return [at === 0 ? 'M' : 'L', x, y];
  });
  return {
    steps,
    // Never without extent: a level line is to overlap areas too. Lines are a few pixels thick.
    box: {
      x: left - 4,
      y: top - 4,
      width: right - left + 8,
      height: bottom - top + 8,
    },
  };
}

/** The points of a line, with curves as short straight lines. */
function flatten(steps: readonly Step[]): Point[] {
  const points: Point[] = [];
  for (const step of steps) {
    if (step[0] === 'M' || step[0] === 'L') {
      points.push({ x: step[1], y: step[2] });
    } else if (step[0] !== 'Z') {
      const start = points[points.length - 1];
      const controls = [start];
      for (let at = 1; at < step.length; at += 2) {
        controls.push({ x: step[at] as number, y: step[at + 1] as number });
      }
      const parts = partsOf(start, controls[controls.length - 1]);
      for (let part = 1; part <= parts; part++) {
        points.push(onCurve(controls, part / parts));
      }
    }
  }
  return points;
}

function partsOf(start: Point, end: Point): number {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  return Math.min(
    MOST_PARTS,
    Math.max(FEWEST_PARTS, Math.ceil(length / CURVE_PART)),
  );
}

/** De Casteljau: halfway points of halfway points, for any number of control points. */
function onCurve(controls: readonly Point[], part: number): Point {
  if (controls.length === 1) {
    return controls[0];
  }
  return onCurve(
    controls.slice(1).map((control, at) => ({
      x: controls[at].x + (control.x - controls[at].x) * part,
      y: controls[at].y + (control.y - controls[at].y) * part,
    })),
    part,
  );
}
