import { CatalogSearch } from '../../ui/filters';
import { PageBody } from '../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { DeparturesSection } from './DeparturesSection';
import { ChosenList } from './SelectionList';
import { useWhatIfSelection } from './useWhatIfSelection';
import { WhatIfResult } from './WhatIfResult';
import styles from './WhatIfPage.module.css';

/**
 * A page with the effects of people leaving or groups being dissolved. Nothing is stored: the selection is kept in the
 * URL.
 */
export function WhatIfPage() {
  const { t } = useMlTranslation();
  const chosen = useWhatIfSelection();
  const { leaving, dissolved, titleOf } = chosen;
  const asks = leaving.length + dissolved.length > 0;
  const { data, error, loading, stale, reload } = useMlQuery(
    asks ? ['what-if', leaving, dissolved] : undefined,
    api => api.evaluateWhatIf({ leaving, dissolved }),
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
          <WhatIfResult
            answer={data}
            leaving={leaving.map(titleOf)}
            dissolved={dissolved.map(titleOf)}
            stale={stale}
          />
        </div>
      )}
      <DeparturesSection collapsed={asks} />
    </PageBody>
  );
}
