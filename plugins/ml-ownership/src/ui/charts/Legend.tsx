import { ReactNode, useId } from 'react';
import { Fill, FillPatterns, fillOf, strokeOf } from './fills';
import { dashesOf, LINE_STROKE, LineMarker, LineStyle } from './lines';
import styles from './Legend.module.css';

/** A label and the fill of its area, or the style of its line. */
export type LegendItem = { key: string; text: ReactNode } & (
  | { fill: Fill }
  | { line: LineStyle }
);

/** The legend of a plot, in drawing order. */
export function Legend(props: { items: LegendItem[] }) {
  const { items } = props;
  return (
    <ul className={styles.list}>
      {items.map(item => (
        <li key={item.key} className={styles.item}>
          {'fill' in item ? (
            <Swatch fill={item.fill} />
          ) : (
            <LineSwatch line={item.line} />
          )}
          {item.text}
        </li>
      ))}
    </ul>
  );
}

function Swatch(props: { fill: Fill }) {
  const { fill } = props;
  const id = useId();
  return (
    <svg className={styles.swatch} viewBox="0 0 12 12" aria-hidden>
      <FillPatterns id={id} fills={[fill]} />
      <rect
        x="0.5"
        y="0.5"
        width="11"
        height="11"
        fill={fillOf(fill, id)}
        {...strokeOf(fill)}
      />
    </svg>
  );
}

function LineSwatch(props: { line: LineStyle }) {
  const { line } = props;
  return (
    <svg className={styles.line} viewBox="0 0 32 12" aria-hidden>
      <line
        x1="0"
        x2="32"
        y1="6"
        y2="6"
        stroke={LINE_STROKE}
        strokeDasharray={dashesOf(line)}
        strokeWidth={2}
      />
      <LineMarker style={line} x={16} y={6} />
    </svg>
  );
}
