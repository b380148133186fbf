import { edgeDash } from './edgeDash';
import { Step } from './Shape';
import { Span, splitPath } from './splitPath';
import { CanvasEdge, EdgeOrigin, Point, Rectangle } from '../types';

/**
 * The drawn line of an edge.
 *
 * @public
 */
export interface EdgeLine {
  edge: CanvasEdge;
  /** The line in segments; computed on first access. */
  readonly spans: readonly Span[];
  /** The strongest of the edge's origins, which decides the style of the line. */
  origin: EdgeOrigin;
  /** The path of the line. It ends shortly before the node, where the arrow begins. */
  steps: Step[];
  /** The tip of the arrow and its direction as a unit vector. */
  tip: Point;
  heading: Point;
  middle: Point;
  box: Rectangle;
}

const ARROW_LENGTH = 8;
const CORNER = 24;

/** Origins, strongest first. */
const STRENGTH: readonly EdgeOrigin[] = [
  'observed',
  'declared',
  'claimed',
  'inferred',
];

/** Turns a route into a smooth line that follows it as closely as its corners allow. */
export function edgeLine(edge: CanvasEdge): EdgeLine {
  const { points } = edge;
  const tip = points[points.length - 1];
  const forward = tip.x - points[0].x > 2 * ARROW_LENGTH;
  const heading = forward
    ? { x: 1, y: 0 }
    : direction(points[points.length - 2], tip);
  const end = {
    x: tip.x - heading.x * ARROW_LENGTH,
    y: tip.y - heading.y * ARROW_LENGTH,
  };
  const origin =
    STRENGTH.find(known => edge.origins.includes(known)) ?? 'declared';
  const route = [...points.slice(0, -1), end];
  const steps = forward ? bendingLine(route) : roundedLine(route);
  let spans: readonly Span[] | undefined;
  return {
    edge,
    get spans() {
      // Twice the dash period: at small scales, dashes are drawn at double length.
      spans ??= splitPath(steps, 2 * sum(edgeDash(origin, edge.crossesTeams)));
      return spans;
    },
    origin,
    steps,
    tip,
    heading,
    middle: pointAlong(points, 0.5),
    box: boxOf(points),
  };
}

/**
 * A line along the flow of data. Its route changes height only between layers, where there are no obstacles, and leaves
 * and arrives horizontally.
 */
function bendingLine(points: readonly Point[]): Step[] {
  return points.map(({ x, y }, at): Step => {
    const before = points[at - 1];
    if (!before) {
      return ['M', x, y];
    }
    const middle = (before.x + x) / 2;
    return before.y === y || before.x === x
      ? ['L', x, y]
      : ['C', middle, before.y, middle, y, x, y];
  });
}

/** A line against the flow of data. Its route goes around all nodes; corners are rounded inside the route. */
function roundedLine(points: readonly Point[]): Step[] {
  const steps: Step[] = [['M', points[0].x, points[0].y]];
  for (let at = 1; at < points.length - 1; at++) {
    const corner = points[at];
    const before = towards(corner, points[at - 1]);
    const after = towards(corner, points[at + 1]);
    steps.push(
      ['L', before.x, before.y],
      ['Q', corner.x, corner.y, after.x, after.y],
    );
  }
  const end = points[points.length - 1];
  steps.push(['L', end.x, end.y]);
  return steps;
}

function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const { x, y } = direction(corner, other);
  const reach = Math.min(CORNER, length / 2);
  return { x: corner.x + x * reach, y: corner.y + y * reach };
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** The point at a fraction of the length of a polyline. */
export function pointAlong(points: readonly Point[], part: number): Point {
  const lengths = points
    .slice(1)
    .map((point, at) =>
      Math.hypot(point.x - points[at].x, point.y - points[at].y),
    );
  let rest = part * sum(lengths);
  for (const [at, length] of lengths.entries()) {
    if (rest <= length) {
      const share = length ? rest / length : 0;
      return {
        x: points[at].x + (points[at + 1].x - points[at].x) * share,
        y: points[at].y + (points[at + 1].y - points[at].y) * share,
      };
    }
    rest -= length;
  }
  return points[points.length - 1];
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

function boxOf(points: readonly Point[]): Rectangle {
  const xs = points.map(point => point.x);
  const ys = points.map(point => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  // Never zero-sized, so that horizontal lines overlap areas too.
  return {
    x: x - 1,
    y: y - 1,
    width: Math.max(...xs) - x + 2,
    height: Math.max(...ys) - y + 2,
  };
}
