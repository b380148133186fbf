/** How the axes of all plots look. */
export const AXIS = {
  axisLine: { stroke: 'var(--bui-border-2)' },
  tick: {
    fill: 'color-mix(in srgb, var(--bui-fg-primary) 30%, var(--bui-fg-secondary))',
    fontFamily: 'var(--bui-font-regular)',
    fontSize: 'var(--bui-font-size-2)',
  },
  tickLine: false,
} as const;

/** The lines behind a drawing. */
export const GRID_STROKE = 'var(--bui-border-1)';

/** What a drawing stands in: nothing is cut off at its rim, and no line is as wide as the rim. */
export const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
