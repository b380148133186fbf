import { select, Selection } from 'd3-selection';
import { D3ZoomEvent, zoom, ZoomBehavior, zoomIdentity } from 'd3-zoom';
import { Point, Rectangle } from '../types';
import {
  clampViewport,
  MAX_SCALE,
  Size,
  smallestScale,
  toDrawing,
  Viewport,
} from './viewport';

/** Assumed size if the element cannot be measured, such as before the first layout. */
const UNMEASURED: Size = { width: 1200, height: 700 };
const ANIMATION_MS = 180;
/** Zooming in on a group past this scale opens the group. */
const INTO_GROUP_SCALE = 1.2;
/** Wheel events less than this apart belong to one gesture. */
const GESTURE_MS = 600;

/**
 * Receives the events of a camera.
 *
 * @public
 */
export interface CameraListener {
  onMove(): void;
  /** The element changed size. `firstTime` is true for the first measured size. */
  onResize(firstTime: boolean): void;
  /** The user tried to zoom out further than the whole graph. */
  onZoomedOut(): void;
  /** The user zoomed in past the threshold at a point of the drawing. */
  onZoomedIn(point: Point): void;
}

/**
 * The visible part of the drawing, and the gestures that change it: dragging pans, a pinch, the wheel with Ctrl or a
 * double click zooms. The wheel alone scrolls the page.
 *
 * @public
 */
export class Camera {
  /** May be replaced at any time. */
  listener: CameraListener | undefined;
  viewport: Viewport = { x: 0, y: 0, scale: 1 };
  size: Size = UNMEASURED;
  /** Whether the size has been measured; a default size is assumed until then. */
  private isMeasured = false;
  private bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  private readonly selection: Selection<HTMLElement, unknown, null, undefined>;
  private readonly behaviour: ZoomBehavior<HTMLElement, unknown>;
  private animation: number | undefined;
  private lastWheelOut = 0;

  constructor(private readonly element: HTMLElement) {
    this.measure();
    this.behaviour = zoom<HTMLElement, unknown>()
      .extent(() => [
        [0, 0],
        [this.size.width, this.size.height],
      ])
      .filter(isGesture)
      .wheelDelta(wheelDelta)
      .duration(prefersReducedMotion() ? 0 : ANIMATION_MS)
      .constrain(transform => {
        const { x, y } = clampViewport(
          { x: transform.x, y: transform.y, scale: transform.k },
          this.bounds,
          this.size,
        );
        return zoomIdentity.translate(x, y).scale(transform.k);
      })
      .on('start', event => event.sourceEvent && this.stop())
      .on('zoom', event => this.onZoom(event));
    this.selection = select(element);
    this.selection.call(this.behaviour);
    element.addEventListener('wheel', this.onWheel, { passive: true });
  }

  destroy(): void {
    this.stop();
    this.selection.on('.zoom', null);
    this.element.removeEventListener('wheel', this.onWheel);
  }

  /** Measures the element. */
  measure(): void {
    const wasMeasured = this.isMeasured;
    const { clientWidth, clientHeight } = this.element;
    this.isMeasured = clientWidth > 0 && clientHeight > 0;
    const size = this.isMeasured
      ? { width: clientWidth, height: clientHeight }
      : UNMEASURED;
    const changed =
      size.width !== this.size.width || size.height !== this.size.height;
    this.size = size;
    if (changed) {
      this.listener?.onResize(!wasMeasured);
    }
  }

  /** Limits the gestures to a drawing of this extent. */
  limitTo(bounds: Rectangle): void {
    this.bounds = bounds;
    this.behaviour.scaleExtent([this.smallest, MAX_SCALE]);
  }

  moveTo(viewport: Viewport, options: { glide: boolean }): void {
    this.stop();
    if (!options.glide || prefersReducedMotion()) {
      this.apply(viewport);
      return;
    }
    const from = this.viewport;
    let start: number | undefined;
    const step = (now: number) => {
      start ??= now;
      const part = Math.min(1, (now - start) / ANIMATION_MS);
      this.apply(between(from, viewport, 1 - (1 - part) ** 3, this.size));
      this.animation = part < 1 ? requestAnimationFrame(step) : undefined;
    };
    this.animation = requestAnimationFrame(step);
  }

  zoomBy(factor: number): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    const { scale } = this.viewport;
    if (factor < 1 && scale <= this.smallest * 1.001) {
      this.listener?.onZoomedOut();
      return;
    }
    const next = Math.min(MAX_SCALE, Math.max(this.smallest, scale * factor));
    const point = toDrawing(this.viewport, middle);
    this.moveTo(
      {
        scale: next,
        x: middle.x - point.x * next,
        y: middle.y - point.y * next,
      },
      { glide: true },
    );
    if (scale < INTO_GROUP_SCALE && next >= INTO_GROUP_SCALE) {
      this.listener?.onZoomedIn(point);
    }
  }

  /** The point of the drawing under a pointer. */
  pointOf(event: { clientX: number; clientY: number }): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return toDrawing(this.viewport, {
      x: event.clientX - left - this.element.clientLeft,
      y: event.clientY - top - this.element.clientTop,
    });
  }

  private get smallest(): number {
    return smallestScale(this.bounds, this.size);
  }

  private apply({ x, y, scale }: Viewport): void {
    this.behaviour.transform(
      this.selection,
      zoomIdentity.translate(x, y).scale(scale),
    );
  }

  private stop(): void {
    if (this.animation !== undefined) {
      cancelAnimationFrame(this.animation);
      this.animation = undefined;
    }
  }

  private onZoom(event: D3ZoomEvent<HTMLElement, unknown>): void {
    const before = this.viewport.scale;
    const { x, y, k } = event.transform;
    this.viewport = { x, y, scale: k };
    this.listener?.onMove();
    const { sourceEvent } = event;
    if (
      sourceEvent instanceof MouseEvent &&
      before < INTO_GROUP_SCALE &&
      k >= INTO_GROUP_SCALE
    ) {
      this.listener?.onZoomedIn(this.pointOf(sourceEvent));
    }
  }

  private readonly onWheel = (event: WheelEvent) => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      event.deltaY <= 0 ||
      this.viewport.scale > this.smallest * 1.001
    ) {
      this.lastWheelOut = event.timeStamp;
      return;
    }
    // The gesture that reached the zoom limit does not count as an attempt to go beyond it.
    if (event.timeStamp - this.lastWheelOut > GESTURE_MS) {
      this.listener?.onZoomedOut();
    }
    this.lastWheelOut = event.timeStamp;
  };
}

/** Whether an event is for the camera: a plain wheel scrolls the page, and buttons handle their own events. */
function isGesture(event: Event): boolean {
  if (event instanceof WheelEvent) {
    return event.ctrlKey || event.metaKey;
  }
  // Synthetic events, as in tests, may lack the window that d3-zoom needs.
  if (!(event instanceof UIEvent) || !event.view) {
    return false;
  }
  return (
    !(event as MouseEvent).button &&
    !(event.target as Element).closest('button, [data-no-gesture]')
  );
}

/** One notch of a wheel zooms by about a quarter; a pinch arrives as many small steps. */
function wheelDelta(event: WheelEvent): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? 25 : 1);
  return Math.min(0.35, Math.max(-0.35, -pixels * 0.01));
}

/**
 * Whether the user prefers reduced motion.
 *
 * @public
 */
export function prefersReducedMotion(): boolean {
  return (
    window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false
  );
}

function between(
  from: Viewport,
  to: Viewport,
  part: number,
  size: Size,
): Viewport {
  const middle = { x: size.width / 2, y: size.height / 2 };
  const [start, end] = [toDrawing(from, middle), toDrawing(to, middle)];
  const scale = from.scale * (to.scale / from.scale) ** part;
  return {
    scale,
    x: middle.x - (start.x + (end.x - start.x) * part) * scale,
    y: middle.y - (start.y + (end.y - start.y) * part) * scale,
  };
}
