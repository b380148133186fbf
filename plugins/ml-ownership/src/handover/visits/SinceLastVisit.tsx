import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CriterionLink } from '../../criterion';
import { useMlData } from '../../states';
import { CriterionStateLabel } from '../../verdict';
import { useWords } from '../../words';
import { changesSince, criteriaMovedSince } from './changesSince';
import { useLastVisit } from './useLastVisit';
import styles from './SinceLastVisit.module.css';

/** Before anything was evaluated; the history section further down asks for the same, and both share one request. */
const BEGINNING = '2000-01-01';

/** What moved since who is signed in was here before, in one line whose place is always held; the criteria unfold. */
export function SinceLastVisit(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { entityRef } = scorecard;
  const { t, formats } = useWords();
  const lastVisit = useLastVisit(entityRef);
  const { data, error } = useMlData(
    lastVisit ? ['history', entityRef] : undefined,
    api => api.getHistory(entityRef, { from: BEGINNING }),
  );
  if (lastVisit === undefined || !(data || error)) {
    return <div className={styles.root} />;
  }
  const { standing, counts } = changesSince(
    t,
    scorecard,
    data?.items ?? [],
    lastVisit,
  );
  const changes = [...standing, ...counts];
  if (changes.length === 0) {
    return <div className={styles.root} />;
  }
  return (
    <div className={styles.root}>
      <details className={styles.details}>
        <summary className={styles.line}>
          {t('handover.since.lead', {
            day: formats.day(new Date(lastVisit)),
            changes: changes.join('; '),
          })}
        </summary>
        <ul className={styles.list} aria-label={t('handover.since.list')}>
          {standing.map(change => (
            <li key={change}>{change}</li>
          ))}
          {criteriaMovedSince(scorecard, lastVisit).map(({ id, state }) => (
            <li key={id} className={styles.item}>
              <CriterionStateLabel state={state} />
              <CriterionLink id={id} criteria={scorecard.criteria} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
