import { CatalogSearch } from '../filters';
import { PageBody } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useWords } from '../words';
import { ChosenList } from './ChosenList';
import { useChosen } from './useChosen';
import { WhatIfAnswer } from './WhatIfAnswer';
import styles from './WhatIfPage.module.css';

/** What would break if people left or groups dissolved. Nothing is stored: the URL is the question. */
export function WhatIfPage() {
  const { t } = useWords();
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
          label={t('whatIf.who')}
          placeholder={t('whatIf.find')}
          onFound={chosen.add}
        />
        <ChosenList chosen={chosen} />
      </div>
      {!asks && (
        <EmptyState title={t('whatIf.emptyTitle')}>
          {t('whatIf.empty')}
        </EmptyState>
      )}
      {loading && (
        <LoadingState
          subject={t('whatIf.subject')}
          heights={[48, 32, 44, 44, 44]}
        />
      )}
      {asks && error && !stale && (
        <ErrorState
          error={error}
          subject={t('whatIf.subject')}
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
