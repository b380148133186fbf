import { Point, Rectangle } from '../types';

/**
 * The visible part of the drawing: a point of the drawing is on the screen at `point * scale + (x, y)`.
 *
 * @public
 */
export interface Viewport extends Point {
  scale: number;
}

/**
 * A size on the screen, in CSS pixels.
 *
 * @public
 */
export interface Size {
  width: number;
  height: number;
}

/**
 * Minimum scale at which text is readable.
 *
 * @public
 */
export const READABLE_SCALE = 0.65;
/** If fitting the whole drawing takes a smaller scale than this, the view begins at the root. */
const MIN_INITIAL_SCALE = 0.75;
/**
 * Maximum scale for zooming in.
 *
 * @public
 */
export const MAX_SCALE = 1.6;
const MARGIN = 40;
/** Margin around the root and its neighbours in a small viewport. */
const NEAR_MARGIN = 16;
/** Minimum scale at which nodes can contain their titles. */
const SMALLEST_NAMED = 0.2;
/** Minimum part of the drawing that stays visible, in CSS pixels. */
const IN_SIGHT = 80;

/**
 * Converts a point of the screen to a point of the drawing.
 *
 * @public
 */
export function toDrawing(viewport: Viewport, point: Point): Point {
  return {
    x: (point.x - viewport.x) / viewport.scale,
    y: (point.y - viewport.y) / viewport.scale,
  };
}

/**
 * The part of the drawing that is on the screen.
 *
 * @public
 */
export function visibleArea(viewport: Viewport, size: Size): Rectangle {
  return {
    ...toDrawing(viewport, { x: 0, y: 0 }),
    width: size.width / viewport.scale,
    height: size.height / viewport.scale,
  };
}

/**
 * Whether a rectangle lies completely within another.
 *
 * @public
 */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/**
 * A viewport that centres a rectangle of the drawing.
 *
 * @public
 */
export function centreOn(
  rectangle: Rectangle,
  size: Size,
  scale: number,
): Viewport {
  return {
    scale,
    x: size.width / 2 - (rectangle.x + rectangle.width / 2) * scale,
    y: size.height / 2 - (rectangle.y + rectangle.height / 2) * scale,
  };
}

/**
 * A viewport that shows the whole drawing, at its natural size at most.
 *
 * @public
 */
export function fitAll(
  bounds: Rectangle,
  size: Size,
  margin = MARGIN,
): Viewport {
  return centreOn(bounds, size, fittingScale(bounds, size, margin));
}

/**
 * The initial viewport: the whole drawing if it is comfortable to read, otherwise the root with its neighbours, or at
 * least the root if these are too many to show their titles.
 *
 * @param around - bounds of the root and its neighbours
 *
 * @public
 */
export function initialViewport(
  bounds: Rectangle,
  root: Rectangle | undefined,
  around: Rectangle | undefined,
  size: Size,
): Viewport {
  const scale = fittingScale(bounds, size);
  if (scale >= MIN_INITIAL_SCALE || !root || !around) {
    return centreOn(bounds, size, scale);
  }
  const near = Math.min(
    MIN_INITIAL_SCALE,
    fittingScale(around, size, NEAR_MARGIN),
  );
  return near >= SMALLEST_NAMED
    ? centreOn(around, size, near)
    : centreOn(root, size, SMALLEST_NAMED);
}

/**
 * Minimum scale for zooming out: the whole drawing is visible.
 *
 * @public
 */
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

/**
 * The nearest viewport that shows a rectangle completely and at a readable scale.
 *
 * @public
 */
export function reveal(
  rectangle: Rectangle,
  viewport: Viewport,
  size: Size,
): Viewport {
  if (viewport.scale < READABLE_SCALE) {
    return centreOn(rectangle, size, MIN_INITIAL_SCALE);
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
    x: along(rectangle.x, rectangle.width, viewport.x, size.width),
    y: along(rectangle.y, rectangle.height, viewport.y, size.height),
  };
}

/**
 * The nearest viewport in which part of the drawing stays visible.
 *
 * @public
 */
export function clampViewport(
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

/**
 * Whether two rectangles overlap.
 *
 * @public
 */
export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
