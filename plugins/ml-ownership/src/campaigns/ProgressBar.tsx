import { useWords } from '../words';
import styles from './ProgressBar.module.css';

/** The part of some entities that meets a goal. It shows no number: those stand beside it as text. */
export function ProgressBar(props: { met: number; total: number }) {
  const { met, total } = props;
  const { t, formats } = useWords();
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
