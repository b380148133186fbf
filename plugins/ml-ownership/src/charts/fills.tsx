import { Verdict } from '@mlownership/backstage-plugin-ml-ownership-common';

/** How light a shade is, from 0, which is no more than an outline, to 4, the colour of text. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** How an area is filled: by a verdict, or by a shade whose order can be seen without colour. */
export type Fill = Verdict | Shade;

/** How much of the colour of text is in a shade; text on it, in the colour of `textOn`, keeps a contrast of 4.5:1. */
const SHARES: Record<Shade, number> = { 0: 0, 1: 10, 2: 25, 3: 60, 4: 100 };

const OUTLINE =
  'color-mix(in srgb, var(--bui-fg-primary) 30%, var(--bui-fg-secondary))';

/** What the `fill` of an SVG shape is, where `FillPatterns` of the same id stand in the same picture. */
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

/** The outline of an area, which stands out from the ground where its fill may not. */
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

/** Darker in the light theme and lighter in the dark one. */
function edgeOf(colour: string): string {
  return `color-mix(in srgb, ${colour} 60%, var(--bui-fg-primary))`;
}

/** The colour of text on a shade. */
export function textOn(shade: Shade): string {
  return shade >= 3 ? 'var(--bui-bg-neutral-1)' : 'var(--bui-fg-primary)';
}

/** The patterns that tell verdicts apart without colour: dots for "no", stripes for "unproven". */
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
