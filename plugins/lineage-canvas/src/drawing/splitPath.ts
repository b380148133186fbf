import { Step } from './Shape';
import { Point, Rectangle } from '../types';

/**
 * A segment of a line.
 *
 * @public
 */
export interface Span {
  steps: Step[];
  box: Rectangle;
}

/** Approximate length of the straight parts by which a curve is drawn. */
const CURVE_PART = 10;
const MIN_SEGMENTS = 12;
const MAX_SEGMENTS = 48;
const MIN_SEGMENT_LENGTH = 240;

/**
 * Splits a line into segments, so that only the visible ones of a long line are drawn. Each segment is as long as a
 * whole number of dash periods: drawn separately, the segments look like one continuous line.
 *
 * @param period - length of the dash pattern of the line; 0 for a solid line
 */
export function splitPath(steps: readonly Step[], period: number): Span[] {
  const length = period
    ? Math.ceil(MIN_SEGMENT_LENGTH / period) * period
    : MIN_SEGMENT_LENGTH;
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
    // Never zero-sized, so that horizontal lines overlap areas too. Lines are a few pixels thick.
    box: {
      x: left - 4,
      y: top - 4,
      width: right - left + 8,
      height: bottom - top + 8,
    },
  };
}

/** The points of a line, with curves approximated by short straight lines. */
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
    MAX_SEGMENTS,
    Math.max(MIN_SEGMENTS, Math.ceil(length / CURVE_PART)),
  );
}

/** A point on a Bézier curve with any number of control points, by De Casteljau's algorithm. */
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
