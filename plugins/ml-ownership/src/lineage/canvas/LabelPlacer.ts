import { pointAlong } from './EdgeLine';
import { fitText, textWidth } from './fitText';
import { RoomIndex } from './RoomIndex';
import { CanvasEdge, Rectangle } from './types';

export const LABEL_SIZE = 11;
/** As long as it is readable, or as short as it fits between neighbouring layers. */
const LENGTHS = [180, 100];
const HEIGHT = 15;
const PLACES = [0.5, 0.35, 0.65];

/** What an edge is called, with its room. */
export interface EdgeLabel extends Rectangle {
  text: string;
}

/**
 * Places labels, each at the first place along its edge where it lies on no node and on no other label; where there is
 * none, the edge goes without. A label is placed when it is first asked for, and stays there.
 */
export class LabelPlacer {
  private readonly labels = new Map<string, EdgeLabel | undefined>();
  private readonly taken = new RoomIndex<EdgeLabel>();

  /** @param stretch - how much wider text comes out than it is estimated */
  constructor(
    private readonly nodes: RoomIndex<Rectangle>,
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
    const whole = labelText(edge);
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

  private isFree(room: Rectangle): boolean {
    return (
      this.nodes.overlapping(room).length === 0 &&
      this.taken.overlapping(room).length === 0
    );
  }
}

function labelText({ label, count = 1, passes = 0 }: CanvasEdge): string {
  const counted = count > 1 ? `${label} ×${count}` : label;
  return passes > 0 ? `${counted}, past ${passes} hidden` : counted;
}
