import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';

/** A shade from 0, which is only an outline, to 4, the colour of text. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** The fill of an area: a verdict, or a shade whose order is visible without colour. */
export type Fill = Verdict | Shade;

/** The percentage of the text colour in a shade. Text on it in `contrastingTextColor` keeps a contrast of 4.5:1. */
const SHARES: Record<Shade, number> = { 0: 0, 1: 10, 2: 25, 3: 60, 4: 100 };

const OUTLINE =
  'color-mix(in srgb, var(--bui-fg-primary) 30%, var(--bui-fg-secondary))';

/** Returns the `fill` of an SVG shape; the SVG must contain `FillPatterns` with the same id. */
export function fillOf(fill: Fill, id: string): string {
  switch (fill) {
    case 'yes':
      return 'var(--bui-fg-positive)';
    case 'no':
    case 'unproven':
      return `url(#${id}-${fill})`;
    case 'not-assessed':
    case 'not-in-scope':
      return 'transparent';
    default:
      return `color-mix(in srgb, var(--bui-fg-primary) ${SHARES[fill]}%, transparent)`;
  }
}

/** Returns the outline of an area. It contrasts with the background even if the fill does not. */
export function strokeOf(fill: Fill): {
  stroke: string;
  strokeDasharray?: string;
} {
  switch (fill) {
    case 'yes':
      return { stroke: edgeOf('var(--bui-fg-positive)') };
    case 'no':
      return { stroke: edgeOf('var(--bui-fg-negative)') };
    case 'unproven':
      return { stroke: edgeOf('var(--bui-fg-warning)') };
    case 'not-assessed':
      return { stroke: OUTLINE, strokeDasharray: '2 2' };
    default:
      return { stroke: OUTLINE };
  }
}

/** Darker in the light theme and lighter in the dark theme. */
function edgeOf(colour: string): string {
  return `color-mix(in srgb, ${colour} 60%, var(--bui-fg-primary))`;
}

/** Returns the colour of text on a shade. */
export function contrastingTextColor(shade: Shade): string {
  return shade >= 3 ? 'var(--bui-bg-neutral-1)' : 'var(--bui-fg-primary)';
}

/** Patterns that make verdicts distinguishable without colour: dots for "no", stripes for "unproven". */
export function FillPatterns(props: { id: string; fills: readonly Fill[] }) {
  const { id, fills } = props;
  return (
    <defs>
      {fills.includes('no') && (
        <pattern
          id={`${id}-no`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
        >
          <rect width="5" height="5" fill="var(--bui-fg-negative)" />
          <circle cx="2.5" cy="2.5" r="1" fill="var(--bui-bg-neutral-1)" />
        </pattern>
      )}
      {fills.includes('unproven') && (
        <pattern
          id={`${id}-unproven`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="3" height="6" fill="var(--bui-fg-warning)" />
        </pattern>
      )}
    </defs>
  );
}
