import { Point, Rectangle } from '../types';
import { overlap } from '../viewport/viewport';

const CELL = 256;

/**
 * Uniform-grid index for rectangle overlap queries.
 *
 * @public
 */
export class SpatialGrid<Item extends Rectangle> {
  private readonly cells = new Map<string, Item[]>();

  constructor(rectangles: readonly Item[] = []) {
    rectangles.forEach(rectangle => this.add(rectangle));
  }

  add(rectangle: Item): void {
    for (const cell of cellsOf(rectangle)) {
      const rectangles = this.cells.get(cell);
      if (rectangles) {
        rectangles.push(rectangle);
      } else {
        this.cells.set(cell, [rectangle]);
      }
    }
  }

  /** A rectangle that contains the point. */
  at(point: Point): Item | undefined {
    return this.overlapping({ ...point, width: 1e-6, height: 1e-6 })[0];
  }

  overlapping(area: Rectangle): Item[] {
    const found = new Set<Item>();
    for (const cell of cellsOf(area)) {
      for (const rectangle of this.cells.get(cell) ?? []) {
        if (overlap(rectangle, area)) {
          found.add(rectangle);
        }
      }
    }
    return [...found];
  }
}

function* cellsOf(rectangle: Rectangle): Generator<string> {
  const right = Math.floor((rectangle.x + rectangle.width) / CELL);
  const bottom = Math.floor((rectangle.y + rectangle.height) / CELL);
  for (let x = Math.floor(rectangle.x / CELL); x <= right; x++) {
    for (let y = Math.floor(rectangle.y / CELL); y <= bottom; y++) {
      yield `${x} ${y}`;
    }
  }
}
