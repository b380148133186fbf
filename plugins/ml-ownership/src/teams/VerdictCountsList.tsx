import { VerdictCounts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VerdictBar, VERDICTS, VerdictSwatch } from '../verdict';
import { useWords } from '../words';
import styles from './VerdictCountsList.module.css';

/** Verdicts as a bar, and the numbers that it stands for. */
export function VerdictCountsList(props: { counts: VerdictCounts }) {
  const { counts } = props;
  const { t, formats } = useWords();
  return (
    <>
      <VerdictBar counts={counts} />
      <ul className={styles.list}>
        {VERDICTS.filter(verdict => counts[verdict] > 0).map(verdict => (
          <li key={verdict} className={styles.item}>
            <VerdictSwatch verdict={verdict} />
            {t('teams.verdictCount', {
              verdict: t(`verdict.verdict.${verdict}`),
              number: formats.number(counts[verdict]),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
