import {
  FOUNDATION_STATES,
  FoundationCounts,
  FoundationState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import styles from './FoundationBar.module.css';

/**
 * The criteria of a foundation by state as a bar. It is hidden from screen readers and shows no numbers: the counts are
 * shown as text next to it.
 */
export function FoundationBar(props: { counts: FoundationCounts }) {
  const { counts } = props;
  return (
    <span className={styles.root} aria-hidden>
      {FOUNDATION_STATES.filter(state => counts[state] > 0).map(state => (
        <span
          key={state}
          className={styles.part}
          data-state={state}
          style={{ flexGrow: counts[state] }}
        />
      ))}
    </span>
  );
}

/** The swatch of a state, for the counts. */
export function FoundationSwatch(props: { state: FoundationState }) {
  const { state } = props;
  return <span className={styles.swatch} data-state={state} aria-hidden />;
}
