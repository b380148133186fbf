import { Dot, PlacedText, Shape, Step, Style, TextStyle } from './Shape';
import { Rectangle } from '../types';

/** Layers of the drawing, from bottom to top. */
const LAYERS = [
  'faint edges',
  'faint edge insides',
  'path',
  'edges',
  'edge insides',
  'edge marks',
  'edge labels',
  'edge label texts',
  'stacks',
  'cards',
  'stripes',
  'patterns',
  'marks',
  'mark signs',
  'title grounds',
  'titles',
  'texts',
  'buttons',
  'button texts',
] as const;

export type Layer = (typeof LAYERS)[number];

/** Collects shapes and merges those of the same style: a few long strokes are much faster than many short ones. */
export class DrawBatch {
  private readonly layers = new Map(
    LAYERS.map(layer => [layer, new Map<Style | TextStyle, Shape>()]),
  );

  /**
   * Reserves the position of a line style: lines of this style lie above those of styles reserved earlier, whatever the
   * drawing order.
   */
  reserveLines(layer: Layer, style: Style): void {
    this.shape(layer, style, () => ({ type: 'lines', style, items: [] }));
  }

  line(layer: Layer, style: Style, steps: readonly Step[]): void {
    const shape = this.shape(layer, style, () => ({
      type: 'lines',
      style,
      items: [],
    }));
    (shape.items as (readonly Step[])[]).push(steps);
  }

  rectangle(
    layer: Layer,
    style: Style,
    rectangle: Rectangle,
    radius = 0,
  ): void {
    const shape = this.shape(layer, style, () => ({
      type: 'rectangles',
      style,
      radius,
      items: [],
    }));
    (shape.items as Rectangle[]).push(rectangle);
  }

  dot(layer: Layer, style: Style, dot: Dot): void {
    const shape = this.shape(layer, style, () => ({
      type: 'dots',
      style,
      items: [],
    }));
    (shape.items as Dot[]).push(dot);
  }

  text(layer: Layer, style: TextStyle, text: PlacedText): void {
    const shape = this.shape(layer, style, () => ({
      type: 'texts',
      style,
      items: [],
    }));
    (shape.items as PlacedText[]).push(text);
  }

  shapes(): Shape[] {
    return LAYERS.flatMap(layer => [
      ...this.layers.get(layer)!.values(),
    ]).filter(shape => shape.items.length > 0);
  }

  private shape(
    layer: Layer,
    style: Style | TextStyle,
    create: () => Shape,
  ): Shape {
    const shapes = this.layers.get(layer)!;
    let shape = shapes.get(style);
    if (!shape) {
      shape = create();
      shapes.set(style, shape);
    }
    return shape;
  }
}
