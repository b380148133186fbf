import styles from './LevelBar.module.css';

/** The distribution over the levels 0 to 4 as a bar; its numbers are shown as text next to it. */
export function LevelBar(props: { counts: readonly number[] }) {
  const { counts } = props;
  return (
    <span className={styles.root} aria-hidden>
      {counts.map(
        (count, level) =>
          count > 0 && (
            <span
              key={level}
              className={styles.part}
              data-level={level}
              style={{ flexGrow: count }}
            />
          ),
      )}
    </span>
  );
}
