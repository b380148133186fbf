import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CriterionLink, findingOfCriterion } from '../../../ui/criterion';
import { useMlQuery } from '../../../ui/async-state';
import { CriterionStateLabel } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { diffScorecards, diffCriteria } from './changesSince';
import { useLastVisit } from './useLastVisit';
import styles from './SinceLastVisit.module.css';

/** Earlier than any evaluation. The history section requests the same range, so that both share one request. */
const BEGINNING = '2000-01-01';

/**
 * The changes since the last visit of the signed-in user, in one line with reserved space; the criteria are expandable.
 */
export function SinceLastVisit(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { entityRef } = scorecard;
  const { t, formats } = useMlTranslation();
  const lastVisit = useLastVisit(entityRef);
  const { data, error } = useMlQuery(
    lastVisit ? ['history', entityRef] : undefined,
    api => api.getHistory(entityRef, { from: BEGINNING, limit: 500 }),
  );
  if (lastVisit === undefined || !(data || error)) {
    return <div className={styles.root} />;
  }
  const { standing, counts } = diffScorecards(
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
          {diffCriteria(scorecard, lastVisit).map(({ id, state }) => (
            <li key={id} className={styles.item}>
              <CriterionStateLabel state={state} />
              <CriterionLink id={id} criteria={scorecard.criteria}>
                {findingOfCriterion(t, scorecard.criteria, id)}
              </CriterionLink>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
