import { Step } from './Shape';
import { Rectangle } from '../types';

export const STRIPE_WIDTH = 8;
const PERIOD = 10;

/** Pattern on the stripe of a team, so that teams can be distinguished without colour. */
export function stripePattern(
  pattern: number,
  stripe: Rectangle,
): readonly (readonly Step[])[] {
  if (pattern === 0) {
    return [];
  }
  const { x, width } = stripe;
  const right = x + width;
  const lines: Step[][] = [];
  for (
    let y = stripe.y + PERIOD / 2;
    y + PERIOD / 2 <= stripe.y + stripe.height;
    y += PERIOD
  ) {
    const [top, bottom] = [y - PERIOD / 3, y + PERIOD / 3];
    const falling: Step[] = [
      ['M', x, bottom],
      ['L', right, top],
    ];
    if (pattern === 2) {
      // A dot: a line of almost no length with round ends.
      lines.push([
        ['M', x + width / 2, y],
        ['L', x + width / 2 + 0.1, y],
      ]);
    } else if (pattern === 1) {
      lines.push(falling);
    } else {
      lines.push(falling, [
        ['M', x, top],
        ['L', right, bottom],
      ]);
    }
  }
  return lines;
}
