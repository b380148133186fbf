import {
  firstLook,
  fitAll,
  keepInSight,
  reveal,
  smallestScale,
  toDrawing,
  visibleArea,
} from './viewport';

const size = { width: 1000, height: 600 };
const small = { x: -100, y: -50, width: 400, height: 200 };
const large = { x: -5000, y: -2000, width: 10_000, height: 4000 };
const root = { x: 0, y: 0, width: 232, height: 88 };

describe('viewport', () => {
  it('fits all into the middle, never larger than life', () => {
    expect(fitAll(small, size)).toEqual({ scale: 1, x: 400, y: 250 });
    const all = visibleArea(fitAll(large, size), size);
    expect(all.x).toBeLessThan(large.x);
    expect(all.x + all.width).toBeGreaterThan(5000);
    expect(smallestScale(large, size)).toBe(fitAll(large, size).scale);
  });

  it('begins at the root where all would be too small to read', () => {
    expect(firstLook(small, root, size)).toEqual(fitAll(small, size));
    const look = firstLook(large, root, size);
    expect(look.scale).toBe(0.75);
    expect(toDrawing(look, { x: 500, y: 300 })).toEqual({ x: 116, y: 44 });
  });

  it('reveals a room by the shortest way, and from afar by going near', () => {
    const here = { x: 0, y: 0, scale: 1 };
    expect(reveal({ ...root, x: 100, y: 100 }, here, size)).toEqual(here);
    expect(reveal({ ...root, x: 900, y: 100 }, here, size)).toEqual({
      ...here,
      x: 1000 - 40 - 900 - 232,
    });
    expect(reveal({ ...root, x: 100, y: -30 }, here, size)).toEqual({
      ...here,
      y: 70,
    });
    expect(reveal(root, { x: 0, y: 0, scale: 0.1 }, size).scale).toBe(0.75);
  });

  it('never lets go of the drawing', () => {
    const lost = keepInSight({ x: 9000, y: -9000, scale: 1 }, small, size);
    const area = visibleArea(lost, size);
    expect(area.x + area.width - small.x).toBe(80);
    expect(small.y + small.height - area.y).toBe(80);
  });
});
