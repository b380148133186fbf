import {
  Scorecard,
  sortWeakestFirst,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CriterionLink } from '../../ui/criterion';
import { FoundationList } from '../../ui/foundations';
import { Section } from '../../ui/page';
import { CRITERION_STATES, CriterionStateLabel } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import styles from './EntityFoundations.module.css';

/** The foundations of one entity, weakest first, with the criteria behind each. */
export function EntityFoundations(props: { scorecard: Scorecard }) {
  const { criteria, foundations } = props.scorecard;
  const { t } = useMlTranslation();
  if (!foundations) {
    return null;
  }
  const applicable = criteria
    .filter(({ state }) => state !== 'not-applicable')
    .sort(
      (a, b) =>
        CRITERION_STATES.indexOf(a.state) - CRITERION_STATES.indexOf(b.state),
    );
  return (
    <Section title={t('foundations.title')} lead={t('foundations.entityLead')}>
      <FoundationList
        items={sortWeakestFirst(foundations).map(foundation => ({
          foundation,
          criteria: foundations[foundation],
        }))}
        detailsOf={foundation => {
          const counted = applicable.filter(
            criterion => criterion.foundation === foundation,
          );
          return (
            counted.length > 0 && (
              <details>
                <summary className={styles.summary}>
                  {t('foundations.criteria', { count: counted.length })}
                </summary>
                <ul className={styles.criteria}>
                  {counted.map(({ id, state }) => (
                    <li key={id} className={styles.criterion}>
                      <CriterionStateLabel state={state} />
                      <CriterionLink id={id} criteria={criteria} />
                    </li>
                  ))}
                </ul>
              </details>
            )
          );
        }}
      />
    </Section>
  );
}
