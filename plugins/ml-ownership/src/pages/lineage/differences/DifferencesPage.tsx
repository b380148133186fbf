import { DifferencesPage as Page } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, TablePagination, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useUrlPages } from '../../../ui/filters';
import { EntityTabBody } from '../../../ui/page';
import { usePaperRows } from '../../../ui/print';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../../ui/async-state';
import { useUrlState } from '../../../ui/url';
import { TranslateFunction, useMlTranslation } from '../../../translations';
import { Difference } from './Difference';
import { DifferencesFilters, WITHOUT_FILTERS } from './DifferencesFilters';
import {
  differencesQuery,
  FILTER_PARAMETERS,
  PAGE_SIZE,
} from './differencesQuery';
import styles from './DifferencesPage.module.css';

/** The page of differences between the edges that the catalog declares and those observed at run time. */
export function DifferencesPage() {
  const { t } = useMlTranslation();
  const { params } = useUrlState();
  const query = differencesQuery(params);
  const { data, error, loading, stale, reload } = useMlQuery(
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
    <EntityTabBody>
      {error && !data && failure}
      {loading && (
        <LoadingState
          subject={t('lineage.differences.subject')}
          heights={[24, 100, 320]}
        />
      )}
      {data &&
        (data.entitiesWithRuns === 0 ? (
          <EmptyState title={t('lineage.differences.unwatched')}>
            {t('lineage.differences.unwatchedWhy')}
          </EmptyState>
        ) : (
          <Differences data={data} stale={stale} failure={failure} />
        ))}
    </EntityTabBody>
  );
}

function Differences(props: {
  data: Page;
  stale: boolean;
  /** An error in place of the list, because the previous list belongs to another query. */
  failure: ReactNode;
}) {
  const { data, stale, failure } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const pages = useUrlPages(data, PAGE_SIZE);
  const { items = [], note } = usePaperRows(data, (api, limit) =>
    api.getDifferences({
      ...differencesQuery(params),
      limit,
      cursor: undefined,
    }),
  );

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
          {items.map(difference => (
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
      {!failure && note}
      {!failure && data.totalItems > PAGE_SIZE && (
        <TablePagination {...pages} />
      )}
    </>
  );
}

/** A sentence with the number of differences of each type. */
function differencesSentence(t: TranslateFunction, data: Page): string {
  const { totals, entitiesWithRuns: count } = data;
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
