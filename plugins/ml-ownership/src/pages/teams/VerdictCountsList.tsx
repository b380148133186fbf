import { VerdictCounts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VerdictBar, VERDICTS, VerdictSwatch } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import styles from './VerdictCountsList.module.css';

/** Verdicts as a bar with its numbers. */
export function VerdictCountsList(props: { counts: VerdictCounts }) {
  const { counts } = props;
  const { t, formats } = useMlTranslation();
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
