import {
  Verdict,
  VerdictCounts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VERDICTS } from './orders';
import styles from './VerdictBar.module.css';

/**
 * The shape of a verdict distribution. It shows no number and is hidden from screen readers: the counts stand beside
 * it as text.
 */
export function VerdictBar(props: { counts: VerdictCounts }) {
  const { counts } = props;
  return (
    <span className={styles.root} aria-hidden>
      {VERDICTS.filter(verdict => counts[verdict] > 0).map(verdict => (
        <span
          key={verdict}
          className={styles.part}
          data-verdict={verdict}
          style={{ flexGrow: counts[verdict] }}
        />
      ))}
    </span>
  );
}

/** The sample of a verdict's fill, for legends. */
export function VerdictSwatch(props: { verdict: Verdict }) {
  const { verdict } = props;
  return <span className={styles.swatch} data-verdict={verdict} aria-hidden />;
}
