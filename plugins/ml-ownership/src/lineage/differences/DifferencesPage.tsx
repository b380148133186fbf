import { DifferencesPage as Page } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TablePagination, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useUrlPages } from '../../filters';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../../states';
import { useUrlState } from '../../url';
import { Translate, useWords } from '../../words';
import { Difference } from './Difference';
import { DifferencesFilters, WITHOUT_FILTERS } from './DifferencesFilters';
import {
  differencesQuery,
  FILTER_PARAMETERS,
  PAGE_SIZE,
} from './differencesQuery';
import styles from './DifferencesPage.module.css';

/** Where what the catalog declares and what was seen at run time are not the same. */
export function DifferencesPage() {
  const { t } = useWords();
  const { params } = useUrlState();
  const query = differencesQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['differences', query],
    api => api.getDifferences(query),
  );

  const failure = error && (
    <ErrorState
      error={error}
      subject={t('lineage.differences.subject')}
      onRetry={reload}
    />
  );

  return (
    <TabBody>
      {error && !data && failure}
      {loading && (
        <LoadingState
          subject={t('lineage.differences.subject')}
          heights={[24, 100, 320]}
        />
      )}
      {data &&
        (data.watched === 0 ? (
          <EmptyState title={t('lineage.differences.unwatched')}>
            {t('lineage.differences.unwatchedWhy')}
          </EmptyState>
        ) : (
          <Differences data={data} stale={stale} failure={failure} />
        ))}
    </TabBody>
  );
}

function Differences(props: {
  data: Page;
  stale: boolean;
  /** Stands where the list would: what is kept from before answers another question. */
  failure: ReactNode;
}) {
  const { data, stale, failure } = props;
  const { t } = useWords();
  const { params, update } = useUrlState();
  const pages = useUrlPages(data, PAGE_SIZE);

  return (
    <>
      <Text as="p" variant="body-medium" role="status">
        {differencesSentence(t, data)}
      </Text>
      <DifferencesFilters totals={data.totals} />
      {failure}
      {!failure && data.items.length > 0 && (
        <div
          className={styles.list}
          data-stale={stale || undefined}
          aria-busy={stale}
        >
          {data.items.map(difference => (
            <Difference
              key={[
                difference.type,
                difference.from?.entityRef,
                difference.to?.entityRef,
                difference.relation,
                difference.ghost?.entityRef,
              ].join(' ')}
              difference={difference}
            />
          ))}
        </div>
      )}
      {!failure &&
        data.items.length === 0 &&
        (FILTER_PARAMETERS.some(name => params.has(name)) ? (
          <EmptyState title={t('lineage.noMatch')}>
            <Button
              variant="secondary"
              size="small"
              onPress={() => update(WITHOUT_FILTERS)}
            >
              {t('lineage.clearFilters')}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={t('lineage.differences.same')}>
            {t('lineage.differences.sameWhy')}
          </EmptyState>
        ))}
      {!failure && data.totalItems > PAGE_SIZE && (
        <TablePagination {...pages} />
      )}
    </>
  );
}

/** How many differences there are of each type, in words. */
function differencesSentence(t: Translate, data: Page): string {
  const { totals, watched: count } = data;
  const found = [
    totals.undeclared > 0 &&
      t('lineage.differences.undeclared', { count: totals.undeclared }),
    totals.unobserved > 0 &&
      t('lineage.differences.unobserved', { count: totals.unobserved }),
    totals.ghost > 0 &&
      t('lineage.differences.ghosts', { count: totals.ghost }),
  ]
    .filter(Boolean)
    .join(', ');
  return found
    ? t('lineage.differences.watched', { count, found })
    : t('lineage.differences.watchedSame', { count });
}
