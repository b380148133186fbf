import { useMlTranslation } from '../../translations';
import styles from './ProgressBar.module.css';

/** The share of entities that meet a goal. It shows no number: the text next to it does. */
export function ProgressBar(props: { met: number; total: number }) {
  const { met, total } = props;
  const { t, formats } = useMlTranslation();
  return (
    <span
      className={styles.root}
      role="img"
      aria-label={t('campaigns.bar', {
        met: formats.number(met),
        total: formats.number(total),
      })}
    >
      {met > 0 && <span className={styles.met} style={{ flexGrow: met }} />}
      {total > met && (
        <span className={styles.left} style={{ flexGrow: total - met }} />
      )}
    </span>
  );
}
