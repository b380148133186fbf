import { Step } from './Shape';
import { Span, splitPath } from './splitPath';

function lengthOf(span: Span): number {
  let length = 0;
  span.steps.slice(1).forEach((step, at) => {
    const before = span.steps[at] as ['L', number, number];
    const [, x, y] = step as ['L', number, number];
    length += Math.hypot(x - before[1], y - before[2]);
  });
  return length;
}

describe('splitPath', () => {
  const steps: Step[] = [
    ['M', 0, 0],
    ['C', 60, 0, 60, 900, 120, 900],
    ['L', 352, 900],
  ];

  it('splits a line without gaps, at whole periods of its dash', () => {
    const spans = splitPath(steps, 38);

    expect(spans[0].steps[0]).toEqual(['M', 0, 0]);
    expect(spans.at(-1)!.steps.at(-1)).toEqual(['L', 352, 900]);
    spans.slice(1).forEach((span, at) => {
      expect(span.steps[0].slice(1)).toEqual(spans[at].steps.at(-1)!.slice(1));
    });
    for (const span of spans.slice(0, -1)) {
      expect(lengthOf(span) / 38).toBeCloseTo(7, 6);
    }
  });

  it('returns the rectangle of each piece', () => {
    for (const { steps: piece, box } of splitPath(steps, 0)) {
      for (const [, x, y] of piece as ['L', number, number][]) {
        expect(x).toBeGreaterThanOrEqual(box.x);
        expect(x).toBeLessThanOrEqual(box.x + box.width);
        expect(y).toBeGreaterThanOrEqual(box.y);
        expect(y).toBeLessThanOrEqual(box.y + box.height);
      }
    }
  });
});
