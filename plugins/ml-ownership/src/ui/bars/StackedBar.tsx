import styles from './StackedBar.module.css';

/** How a part of a bar is filled; no two fills differ in colour alone. */
export type BarFill = 'positive' | 'dotted' | 'striped' | 'outlined' | 'dashed';

/**
 * A distribution as a bar. It is hidden from screen readers and shows no numbers: the counts are shown as text next to
 * it.
 */
export function StackedBar(props: {
  parts: Array<{ key: string; count: number; fill: BarFill }>;
}) {
  return (
    <span className={styles.root} aria-hidden>
      {props.parts
        .filter(({ count }) => count > 0)
        .map(({ key, count, fill }) => (
          <span
            key={key}
            data-part={key}
            className={`${styles.part} ${styles[fill]}`}
            style={{ flexGrow: count }}
          />
        ))}
    </span>
  );
}

/** The swatch of a part, for legends and counts. */
export function BarSwatch(props: { fill: BarFill }) {
  return (
    <span className={`${styles.swatch} ${styles[props.fill]}`} aria-hidden />
  );
}
