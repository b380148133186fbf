import {
  contains,
  initialViewport,
  fitAll,
  clampViewport,
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
  it('centres everything, at most at full size', () => {
    expect(fitAll(small, size)).toEqual({ scale: 1, x: 400, y: 250 });
    const all = visibleArea(fitAll(large, size), size);
    expect(all.x).toBeLessThan(large.x);
    expect(all.x + all.width).toBeGreaterThan(5000);
    expect(smallestScale(large, size)).toBe(fitAll(large, size).scale);
  });

  it('starts at the root if everything would be too small to read', () => {
    expect(initialViewport(small, root, root, size)).toEqual(
      fitAll(small, size),
    );
    const first = initialViewport(large, root, root, size);
    expect(first.scale).toBe(0.75);
    expect(toDrawing(first, { x: 500, y: 300 })).toEqual({ x: 116, y: 44 });
  });

  it.each([320, 560, 640, 800, 1024, 1400])(
    'starts with the root and its neighbours in a window of %d pixels',
    width => {
      // One layer on each side, with five nodes in the upstream layer.
      const around = { x: -352, y: -232, width: 936, height: 552 };
      for (const height of [260, 420, 700]) {
        const window = { width, height };
        const first = initialViewport(large, root, around, window);
        expect(contains(visibleArea(first, window), around)).toBe(true);
      }
    },
  );

  it('starts at the root if it has too many neighbours', () => {
    const around = { x: -352, y: -20_000, width: 936, height: 40_000 };
    const first = initialViewport(large, root, around, size);
    expect(contains(visibleArea(first, size), root)).toBe(true);
    expect(first.scale).toBe(0.2);
  });

  it('reveals a rectangle by the shortest move, and zooms in from afar', () => {
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

  it('never loses the drawing', () => {
    const lost = clampViewport({ x: 9000, y: -9000, scale: 1 }, small, size);
    const area = visibleArea(lost, size);
    expect(area.x + area.width - small.x).toBe(80);
    expect(small.y + small.height - area.y).toBe(80);
  });
});
