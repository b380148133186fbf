import { Point, Rectangle } from './types';
import { overlap } from './viewport';

const CELL = 256;

/** Finds which of many rooms overlap a given one, without looking at all of them: by a grid of square cells. */
export class RoomIndex<Room extends Rectangle> {
  private readonly cells = new Map<string, Room[]>();

  constructor(rooms: readonly Room[] = []) {
    rooms.forEach(room => this.add(room));
  }

  add(room: Room): void {
    for (const cell of cellsOf(room)) {
      const rooms = this.cells.get(cell);
      if (rooms) {
        rooms.push(room);
      } else {
        this.cells.set(cell, [room]);
      }
    }
  }

  /** A room that holds the point. */
  at(point: Point): Room | undefined {
    return this.overlapping({ ...point, width: 1e-6, height: 1e-6 })[0];
  }

  overlapping(area: Rectangle): Room[] {
    const found = new Set<Room>();
    for (const cell of cellsOf(area)) {
      for (const room of this.cells.get(cell) ?? []) {
        if (overlap(room, area)) {
          found.add(room);
        }
      }
    }
    return [...found];
  }
}

function* cellsOf(room: Rectangle): Generator<string> {
  const right = Math.floor((room.x + room.width) / CELL);
  const bottom = Math.floor((room.y + room.height) / CELL);
  for (let x = Math.floor(room.x / CELL); x <= right; x++) {
    for (let y = Math.floor(room.y / CELL); y <= bottom; y++) {
      yield `${x} ${y}`;
    }
  }
}
