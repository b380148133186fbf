import { CatalogSearch } from '../filters';
import { PageBody } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { ChosenList } from './ChosenList';
import { useChosen } from './useChosen';
import { WhatIfAnswer } from './WhatIfAnswer';
import styles from './WhatIfPage.module.css';

/** What would break if people left or groups dissolved. Nothing is stored: the URL is the question. */
export function WhatIfPage() {
  const chosen = useChosen();
  const { leaving, dissolved, titleOf } = chosen;
  const asks = leaving.length + dissolved.length > 0;
  const { data, error, loading, stale, reload } = useMlData(
    asks ? ['what-if', leaving, dissolved] : undefined,
    api => api.whatIf({ leaving, dissolved }),
  );

  return (
    <PageBody>
      <div className={styles.question}>
        <CatalogSearch
          kinds={['User', 'Group']}
          label="Who would be gone"
          placeholder="Find a person or a group"
          onFound={chosen.add}
        />
        <ChosenList chosen={chosen} />
      </div>
      {!asks && (
        <EmptyState title="Who would be gone?">
          Choose people who would leave, or groups that would dissolve, to see
          which models, datasets and pipelines would lose an owner, an operator
          or an on-call, and whether another team could still run them. Nothing
          is stored; share the question by its URL.
        </EmptyState>
      )}
      {loading && (
        <LoadingState
          subject="what would change"
          heights={[48, 32, 44, 44, 44]}
        />
      )}
      {asks && error && !stale && (
        <ErrorState
          error={error}
          subject="what would change"
          onRetry={reload}
        />
      )}
      {asks && data && !error && (
        <div className={styles.answer} data-stale={stale || undefined}>
          <WhatIfAnswer
            answer={data}
            leaving={leaving.map(titleOf)}
            dissolved={dissolved.map(titleOf)}
            stale={stale}
          />
        </div>
      )}
    </PageBody>
  );
}
