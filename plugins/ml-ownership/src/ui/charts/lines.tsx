/** The style of a line: one of six that differ in their dashes and markers, so that no colour is needed. */
export type LineStyle = 0 | 1 | 2 | 3 | 4 | 5;

const DASHES: Record<LineStyle, string | undefined> = {
  0: undefined,
  1: '8 3',
  2: '2 3',
  3: '8 3 2 3',
  4: '12 3',
  5: '4 4',
};

/** The colour of all lines. */
export const LINE_STROKE = 'var(--bui-fg-primary)';

/** Returns the dashes of a line. */
export function dashesOf(style: LineStyle): string | undefined {
  return DASHES[style];
}

/** The marker of a line at a point of an SVG: a circle, square or triangle, filled or hollow. */
export function LineMarker(props: { style: LineStyle; x: number; y: number }) {
  const { style, x, y } = props;
  const common = {
    fill: style % 2 === 0 ? LINE_STROKE : 'var(--bui-bg-neutral-1)',
    stroke: LINE_STROKE,
    strokeWidth: 1.5,
  };
  if (style <= 1) {
    return <circle {...common} cx={x} cy={y} r={3.5} />;
  }
  return style <= 3 ? (
    <rect {...common} x={x - 3} y={y - 3} width={6} height={6} />
  ) : (
    <path {...common} d={`M ${x} ${y - 4} l 4 7 h -8 z`} />
  );
}
