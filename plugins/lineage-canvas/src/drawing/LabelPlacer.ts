import { pointAlong } from './EdgeLine';
import { fitText, textWidth } from './fitText';
import { SpatialGrid } from './SpatialGrid';
import { CanvasEdge, Rectangle } from '../types';

export const LABEL_SIZE = 11;
/**
 * Maximum label widths to try, in pixels: comfortable to read, then short enough to fit between neighbouring layers.
 */
const LENGTHS = [180, 100];
const HEIGHT = 15;
const PLACES = [0.5, 0.35, 0.65];

/**
 * The label of an edge and its rectangle.
 *
 * @public
 */
export interface EdgeLabel extends Rectangle {
  text: string;
}

/**
 * Places edge labels. Each label takes the first position along its edge that overlaps no node and no other label; an
 * edge without such a position has no label. A label is placed on first request and keeps its position.
 *
 * @public
 */
export class LabelPlacer {
  private readonly labels = new Map<string, EdgeLabel | undefined>();
  private readonly taken = new SpatialGrid<EdgeLabel>();

  /** @param stretch - factor by which text is wider than estimated */
  constructor(
    private readonly nodes: SpatialGrid<Rectangle>,
    private readonly stretch: number,
  ) {}

  labelOf(edge: CanvasEdge): EdgeLabel | undefined {
    if (!this.labels.has(edge.id)) {
      const label = this.place(edge);
      this.labels.set(edge.id, label);
      if (label) {
        this.taken.add(label);
      }
    }
    return this.labels.get(edge.id);
  }

  private place(edge: CanvasEdge): EdgeLabel | undefined {
    const size = LABEL_SIZE * this.stretch;
    const whole = edge.label;
    const texts = new Set(LENGTHS.map(length => fitText(whole, length, size)));
    for (const text of whole ? texts : []) {
      const width = textWidth(text, size) + 4;
      for (const place of PLACES) {
        const { x, y } = pointAlong(edge.points, place);
        const label = {
          text,
          x: x - width / 2,
          y: y - HEIGHT / 2,
          width,
          height: HEIGHT,
        };
        if (this.isFree(label)) {
          return label;
        }
      }
    }
    return undefined;
  }

  private isFree(rectangle: Rectangle): boolean {
    return (
      this.nodes.overlapping(rectangle).length === 0 &&
      this.taken.overlapping(rectangle).length === 0
    );
  }
}
