import { drawScene } from './drawScene';
import { paintCanvas } from './paintCanvas';
import { Scene } from './Scene';
import { Rectangle } from '../types';
import { Size, Viewport, visibleArea } from '../viewport/viewport';

/**
 * The painted content, independent of the viewport.
 *
 * @public
 */
export type PaintedScene = Omit<Scene, 'scale' | 'area'>;

/** A frame that takes longer than this counts as late. */
const LATE_MS = 22;
/** After a late frame, the last painting is stretched for this long in place of repainting. */
const STRETCHED_MS = 100;

/** The current content of the canvas. */
interface Painting {
  scene: PaintedScene;
  /** Aligned to whole pixels of the screen. */
  viewport: Viewport;
  size: Size;
  pixels: number;
  time: number;
}

/**
 * Paints a scene on a canvas with as little work as possible. If the view has only panned, the existing pixels are
 * moved and the uncovered margin is painted. If painting is slow and the view zooms, the last painting is stretched for
 * a moment.
 *
 * @public
 */
export class ScenePainter {
  private painting: Painting | undefined;
  private late = false;

  private readonly context: CanvasRenderingContext2D | null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d');
  }

  /**
   * @param now - time of the frame, in milliseconds
   * @returns whether a stretched painting is shown, which the next frame has to repaint
   */
  paint(
    scene: PaintedScene,
    viewport: Viewport,
    size: Size,
    now: number,
  ): boolean {
    const { context } = this;
    // Without canvas support, the cards of readable nodes are still rendered.
    if (!context) {
      return false;
    }
    const pixels = window.devicePixelRatio || 1;
    const before = this.painting;
    const next: Painting = {
      scene,
      viewport: onWholePixels(viewport, pixels),
      size,
      pixels,
      time: now,
    };
    if (before && showsSame(before, next)) {
      if (before.viewport.scale === viewport.scale) {
        this.painting = next;
        this.stretch(undefined);
        shift(context, before, next);
        return false;
      }
      if (this.late && now - before.time < STRETCHED_MS) {
        this.stretch({ from: before.viewport, to: viewport });
        return true;
      }
    }
    this.painting = next;
    this.stretch(undefined);
    this.canvas.width = Math.round(size.width * pixels);
    this.canvas.height = Math.round(size.height * pixels);
    paintArea(context, next, { x: 0, y: 0, ...size });
    requestAnimationFrame(after => {
      this.late = after - now > LATE_MS;
    });
    return false;
  }

  private stretch(change: { from: Viewport; to: Viewport } | undefined): void {
    const { style } = this.canvas;
    if (!change) {
      style.transform = '';
      return;
    }
    const { from, to } = change;
    const ratio = to.scale / from.scale;
    style.transform = `translate(${to.x - from.x * ratio}px, ${
      to.y - from.y * ratio
    }px) scale(${ratio})`;
  }
}

function onWholePixels(viewport: Viewport, pixels: number): Viewport {
  return {
    scale: viewport.scale,
    x: Math.round(viewport.x * pixels) / pixels,
    y: Math.round(viewport.y * pixels) / pixels,
  };
}

function showsSame(before: Painting, next: Painting): boolean {
  return (
    before.pixels === next.pixels &&
    before.size.width === next.size.width &&
    before.size.height === next.size.height &&
    before.scene.graph === next.scene.graph &&
    before.scene.theme === next.scene.theme &&
    before.scene.flow === next.scene.flow &&
    before.scene.path === next.scene.path &&
    !before.scene.offsets &&
    !next.scene.offsets
  );
}

/** Moves the existing pixels and paints the uncovered margin. */
function shift(
  context: CanvasRenderingContext2D,
  before: Painting,
  next: Painting,
): void {
  const { width, height } = next.size;
  const x = next.viewport.x - before.viewport.x;
  const y = next.viewport.y - before.viewport.y;
  if (x === 0 && y === 0) {
    return;
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'copy';
  context.drawImage(
    context.canvas,
    Math.round(x * next.pixels),
    Math.round(y * next.pixels),
  );
  context.restore();
  if (Math.abs(x) >= width || Math.abs(y) >= height) {
    paintArea(context, next, { x: 0, y: 0, width, height });
    return;
  }
  if (x !== 0) {
    paintArea(context, next, {
      x: x > 0 ? 0 : width + x,
      y: 0,
      width: Math.abs(x),
      height,
    });
  }
  if (y !== 0) {
    paintArea(context, next, {
      // Excludes the corner, which is painted already.
      x: Math.max(0, x),
      y: y > 0 ? 0 : height + y,
      width: width - Math.abs(x),
      height: Math.abs(y),
    });
  }
}

/** Paints a part of the screen. */
function paintArea(
  context: CanvasRenderingContext2D,
  painting: Painting,
  part: Rectangle,
): void {
  const { scene, viewport, pixels } = painting;
  context.save();
  context.beginPath();
  context.rect(
    Math.round(part.x * pixels),
    Math.round(part.y * pixels),
    Math.round(part.width * pixels),
    Math.round(part.height * pixels),
  );
  context.clip();
  const area = visibleArea(
    { ...viewport, x: viewport.x - part.x, y: viewport.y - part.y },
    part,
  );
  paintCanvas(
    context,
    drawScene({ ...scene, scale: viewport.scale, area }),
    viewport,
    pixels,
    scene.theme.font,
  );
  context.restore();
}
