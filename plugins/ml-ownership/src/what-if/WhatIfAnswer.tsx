import { WhatIf } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ListCsvButton } from '../csv';
import { EmptyState } from '../states';
import { WhatIfTable } from './WhatIfTable';
import styles from './WhatIfAnswer.module.css';
import { whatIfColumns } from './whatIfColumns';
import { whatIfSentence } from './whatIfSentence';

/**
 * What would change: in a sentence, and entity by entity.
 *
 * @param leaving - titles of people
 * @param dissolved - titles of groups
 * @param stale - the answer is to an earlier question
 */
export function WhatIfAnswer(props: {
  answer: WhatIf;
  leaving: string[];
  dissolved: string[];
  stale: boolean;
}) {
  const { answer, leaving, dissolved, stale } = props;
  const { items, totals, hidden } = answer;
  if (totals.entities === 0 && hidden === 0) {
    return (
      <EmptyState title="Nothing would change">
        No model, dataset or pipeline that you may see would lose an owner, an
        operator, an on-call or whoever decides on it, or get another verdict.
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles.sentence} role="status">
        {stale
          ? 'Working out what would change…'
          : whatIfSentence({ leaving, dissolved }, answer)}
      </p>
      {hidden > 0 && (
        <p className={styles.note}>
          {hidden === 1
            ? '1 more would change that you may not see.'
            : `${hidden} more would change that you may not see.`}
        </p>
      )}
      {items.length > 0 && (
        <>
          {items.length < totals.entities && (
            <p className={styles.note} role="note">
              The {items.length} most critical are listed.
            </p>
          )}
          <WhatIfTable items={items} />
          <ListCsvButton
            label="Save as CSV"
            fileName="what-if.csv"
            columns={whatIfColumns}
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
