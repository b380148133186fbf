import { WhatIf } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ListCsvButton } from '../../ui/csv';
import { EmptyState } from '../../ui/async-state';
import { WhatIfTable } from './WhatIfTable';
import { useMlTranslation } from '../../translations';
import styles from './WhatIfResult.module.css';
import { whatIfColumns } from './whatIfColumns';
import { whatIfSentence } from './whatIfSentence';

/**
 * The effects in one sentence, and by entity.
 *
 * @param leaving - titles of people
 * @param dissolved - titles of groups
 * @param stale - the result belongs to a previous selection
 */
export function WhatIfResult(props: {
  answer: WhatIf;
  leaving: string[];
  dissolved: string[];
  stale: boolean;
}) {
  const { answer, leaving, dissolved, stale } = props;
  const { items, totals, hidden } = answer;
  const { t, formats } = useMlTranslation();
  if (totals.entities === 0 && hidden === 0) {
    return (
      <EmptyState title={t('whatIf.nothingTitle')}>
        {t('whatIf.nothing')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.sentence} role="status">
        {stale
          ? t('whatIf.working')
          : whatIfSentence(t, formats, { leaving, dissolved }, answer)}
      </p>
      {hidden > 0 && (
        <p className={styles.note}>{t('whatIf.hidden', { count: hidden })}</p>
      )}
      {items.length > 0 && (
        <>
          {items.length < totals.entities && (
            <p className={styles.note} role="note">
              {t('whatIf.listed', { number: formats.number(items.length) })}
            </p>
          )}
          <WhatIfTable items={items} />
          <ListCsvButton
            label={t('whatIf.csv')}
            fileName="what-if.csv"
            columns={whatIfColumns(t)}
            load={async () => ({
              items,
              totalItems: totals.entities,
              pageInfo: {},
            })}
          />
        </>
      )}
    </>
  );
}
