import {
  Verdict,
  VerdictCounts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VERDICTS } from './displayOrder';
import styles from './VerdictBar.module.css';

/**
 * The distribution of verdicts as a bar. It is hidden from screen readers and shows no numbers: the counts are shown as
 * text next to it.
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

/** The swatch of a verdict, for legends. */
export function VerdictSwatch(props: { verdict: Verdict }) {
  const { verdict } = props;
  return <span className={styles.swatch} data-verdict={verdict} aria-hidden />;
}
