import { ReactNode, useId } from 'react';
import { Fill, FillPatterns, fillOf, strokeOf } from './fills';
import styles from './Legend.module.css';

/** A label and its fill. */
export interface LegendItem {
  key: string;
  fill: Fill;
  text: ReactNode;
}

/** The legend of a plot, in drawing order. */
export function Legend(props: { items: LegendItem[] }) {
  const { items } = props;
  return (
    <ul className={styles.list}>
      {items.map(({ key, fill, text }) => (
        <li key={key} className={styles.item}>
          <Swatch fill={fill} />
          {text}
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
