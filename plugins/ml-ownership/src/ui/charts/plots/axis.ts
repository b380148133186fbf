/** The common style of all axes. */
export const AXIS = {
  axisLine: { stroke: 'var(--bui-border-2)' },
  tick: {
    fill: 'color-mix(in srgb, var(--bui-fg-primary) 30%, var(--bui-fg-secondary))',
    fontFamily: 'var(--bui-font-regular)',
    fontSize: 'var(--bui-font-size-2)',
  },
  tickLine: false,
} as const;

/** The stroke of the grid lines. */
export const GRID_STROKE = 'var(--bui-border-1)';

/** The margin of all drawings: wide enough that nothing is clipped at the edges. */
export const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
