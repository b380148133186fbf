import { Point, Rectangle } from './types';

/** What part of the drawing is seen: a point of it is on the screen at `point * scale + (x, y)`. */
export interface Viewport extends Point {
  scale: number;
}

/** A room on the screen, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** From this scale on, text can be read. */
export const READABLE_SCALE = 0.55;
/** Smaller than this, one would rather begin at the root than see it all. */
const SMALLEST_START = 0.75;
export const LARGEST_SCALE = 1.6;
const MARGIN = 40;
/** So much of the drawing stays in sight, in CSS pixels. */
const IN_SIGHT = 80;

/** The point of the drawing that is at a point of the screen. */
export function toDrawing(viewport: Viewport, point: Point): Point {
  return {
    x: (point.x - viewport.x) / viewport.scale,
    y: (point.y - viewport.y) / viewport.scale,
  };
}

/** The part of the drawing that is on the screen. */
export function visibleArea(viewport: Viewport, size: Size): Rectangle {
  return {
    ...toDrawing(viewport, { x: 0, y: 0 }),
    width: size.width / viewport.scale,
    height: size.height / viewport.scale,
  };
}

/** Whether a room lies wholly within another. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** Puts the middle of a room of the drawing into the middle of the screen. */
export function centreOn(room: Rectangle, size: Size, scale: number): Viewport {
  return {
    scale,
    x: size.width / 2 - (room.x + room.width / 2) * scale,
    y: size.height / 2 - (room.y + room.height / 2) * scale,
  };
}

/** Shows all of the drawing, never larger than life. */
export function fitAll(
  bounds: Rectangle,
  size: Size,
  margin = MARGIN,
): Viewport {
  return centreOn(bounds, size, fittingScale(bounds, size, margin));
}

/** Shows all of it where that can be read with ease, otherwise the root and what is around it. */
export function firstLook(
  bounds: Rectangle,
  root: Rectangle | undefined,
  size: Size,
): Viewport {
  const scale = fittingScale(bounds, size);
  return scale >= SMALLEST_START || !root
    ? centreOn(bounds, size, scale)
    : centreOn(root, size, SMALLEST_START);
}

/** How far one may zoom out: until all of it is seen. */
export function smallestScale(bounds: Rectangle, size: Size): number {
  return Math.min(0.4, fittingScale(bounds, size));
}

function fittingScale(bounds: Rectangle, size: Size, margin = MARGIN): number {
  return Math.min(
    1,
    Math.max(1, size.width - 2 * margin) / Math.max(1, bounds.width),
    Math.max(1, size.height - 2 * margin) / Math.max(1, bounds.height),
  );
}

/** The nearest viewport that shows a room whole and readable. */
export function reveal(
  room: Rectangle,
  viewport: Viewport,
  size: Size,
): Viewport {
  if (viewport.scale < READABLE_SCALE) {
    return centreOn(room, size, SMALLEST_START);
  }
  const { scale } = viewport;
  const along = (start: number, length: number, at: number, extent: number) => {
    const from = start * scale + at;
    const to = from + length * scale;
    if (from < MARGIN) {
      return at + MARGIN - from;
    }
    return to > extent - MARGIN ? at + extent - MARGIN - to : at;
  };
  return {
    scale,
    x: along(room.x, room.width, viewport.x, size.width),
    y: along(room.y, room.height, viewport.y, size.height),
  };
}

/** The nearest viewport from which the drawing has not slid away altogether. */
export function keepInSight(
  viewport: Viewport,
  bounds: Rectangle,
  size: Size,
): Viewport {
  const { scale } = viewport;
  const within = (value: number, low: number, high: number) =>
    Math.min(Math.max(value, low), high);
  return {
    scale,
    x: within(
      viewport.x,
      IN_SIGHT - (bounds.x + bounds.width) * scale,
      size.width - IN_SIGHT - bounds.x * scale,
    ),
    y: within(
      viewport.y,
      IN_SIGHT - (bounds.y + bounds.height) * scale,
      size.height - IN_SIGHT - bounds.y * scale,
    ),
  };
}

/** Whether two rooms share any of their space. */
export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
