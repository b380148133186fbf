import { Shape, Step, Style, TextStyle } from './Shape';
import { Rectangle } from '../types';
import { Viewport } from '../viewport/viewport';

/**
 * Paints shapes on a canvas, over its present content. `pixels` is the number of canvas pixels per CSS pixel.
 *
 * @public
 */
export function paintCanvas(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  viewport: Viewport,
  pixels: number,
  font: string,
): void {
  const { x, y, scale } = viewport;
  context.save();
  context.setTransform(
    scale * pixels,
    0,
    0,
    scale * pixels,
    x * pixels,
    y * pixels,
  );
  for (const shape of shapes) {
    context.globalAlpha = shape.style.opacity ?? 1;
    switch (shape.type) {
      case 'texts':
        applyTextStyle(context, shape.style, font);
        shape.items.forEach(item =>
          context.fillText(item.text, item.x, item.y),
        );
        break;
      case 'lines':
        applyStyle(context, shape.style);
        context.beginPath();
        shape.items.forEach(steps => trace(context, steps));
        finish(context, shape.style);
        break;
      case 'dots':
        applyStyle(context, shape.style);
        context.beginPath();
        for (const dot of shape.items) {
          context.moveTo(dot.x + dot.radius, dot.y);
          context.arc(dot.x, dot.y, dot.radius, 0, 2 * Math.PI);
        }
        finish(context, shape.style);
        break;
      default:
        applyStyle(context, shape.style);
        paintRectangles(context, shape.style, shape.radius, shape.items);
    }
  }
  context.restore();
}

function paintRectangles(
  context: CanvasRenderingContext2D,
  style: Style,
  radius: number,
  rectangles: readonly Rectangle[],
): void {
  if (radius === 0 && style.fill && !style.stroke) {
    // Many single rectangles are faster than one path of them.
    rectangles.forEach(rectangle =>
      context.fillRect(
        rectangle.x,
        rectangle.y,
        rectangle.width,
        rectangle.height,
      ),
    );
    return;
  }
  context.beginPath();
  for (const rectangle of rectangles) {
    context.roundRect(
      rectangle.x,
      rectangle.y,
      rectangle.width,
      rectangle.height,
      radius,
    );
  }
  finish(context, style);
}

function trace(
  context: CanvasRenderingContext2D,
  steps: readonly Step[],
): void {
  for (const step of steps) {
    switch (step[0]) {
      case 'M':
        context.moveTo(step[1], step[2]);
        break;
      case 'L':
        context.lineTo(step[1], step[2]);
        break;
      case 'Q':
        context.quadraticCurveTo(step[1], step[2], step[3], step[4]);
        break;
      case 'C':
        context.bezierCurveTo(
          step[1],
          step[2],
          step[3],
          step[4],
          step[5],
          step[6],
        );
        break;
      default:
        context.closePath();
    }
  }
}

function applyStyle(context: CanvasRenderingContext2D, style: Style): void {
  context.fillStyle = style.fill ?? 'transparent';
  context.strokeStyle = style.stroke ?? 'transparent';
  context.lineWidth = style.width ?? 1;
  context.lineCap = style.round ? 'round' : 'butt';
  context.lineJoin = 'round';
  context.setLineDash(style.dash ? [...style.dash] : []);
}

function applyTextStyle(
  context: CanvasRenderingContext2D,
  style: TextStyle,
  font: string,
): void {
  context.fillStyle = style.fill;
  context.font = `${style.bold ? '600 ' : ''}${style.size}px ${font}`;
  context.textAlign = style.align === 'middle' ? 'center' : style.align;
  context.textBaseline = 'middle';
}

function finish(context: CanvasRenderingContext2D, style: Style): void {
  if (style.fill) {
    context.fill();
  }
  if (style.stroke) {
    context.stroke();
  }
}
