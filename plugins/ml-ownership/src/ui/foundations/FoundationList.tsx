import {
  Foundation,
  FOUNDATION_STATES,
  FoundationCounts,
  FoundationState,
  getApplicableCount,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode } from 'react';
import { useMlTranslation } from '../../translations';
import { FoundationBar, FoundationSwatch } from './FoundationBar';
import styles from './FoundationList.module.css';

/**
 * The criteria of each foundation by state: a bar with its numbers.
 *
 * @param items - in display order
 * @param entitiesOf - the entities behind a number, such as "9 models", which may be a link
 * @param detailsOf - content below the numbers of a foundation
 */
export function FoundationList(props: {
  items: Array<{ foundation: Foundation; criteria: FoundationCounts }>;
  entitiesOf?: (foundation: Foundation, state: FoundationState) => JSX.Element;
  detailsOf?: (foundation: Foundation) => ReactNode;
}) {
  const { items, entitiesOf, detailsOf } = props;
  const { t, formats } = useMlTranslation();

  const count = (
    foundation: Foundation,
    state: FoundationState,
    number: string,
  ) => {
    const parts = { state: t(`foundations.state.${state}`), number };
    return entitiesOf
      ? t('foundations.countIn', {
          ...parts,
          entities: entitiesOf(foundation, state),
        })
      : t('foundations.count', parts);
  };

  return (
    <ul className={styles.list}>
      {items.map(({ foundation, criteria }) => {
        const applicable = getApplicableCount(criteria);
        return (
          <li key={foundation} className={styles.item}>
            <div className={styles.header}>
              <h3 className={styles.name}>
                {t(`verdict.foundation.${foundation}`)}
              </h3>
              <span className={styles.passing}>
                {applicable === 0
                  ? t('foundations.noneApplies')
                  : t('foundations.passing', {
                      pass: formats.number(criteria.pass),
                      applicable: formats.number(applicable),
                    })}
              </span>
            </div>
            <FoundationBar counts={criteria} />
            {applicable > 0 && (
              <ul className={styles.counts}>
                {FOUNDATION_STATES.filter(state => criteria[state] > 0).map(
                  state => (
                    <li key={state} className={styles.count}>
                      <FoundationSwatch state={state} />
                      <span>
                        {count(
                          foundation,
                          state,
                          formats.number(criteria[state]),
                        )}
                      </span>
                    </li>
                  ),
                )}
              </ul>
            )}
            {detailsOf?.(foundation)}
          </li>
        );
      })}
    </ul>
  );
}
