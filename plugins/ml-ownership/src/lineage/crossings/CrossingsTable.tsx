import {
  CrossingsPage as Page,
  GetCrossings,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Table } from '@backstage/ui';
import { useMemo, useRef } from 'react';
import { useUrlPages, useUrlSort } from '../../filters';
import { EmptyState } from '../../states';
import { useUrlState } from '../../url';
import { useWords } from '../../words';
import { CrossingRow, crossingColumns } from './crossingColumns';
import { WITHOUT_FILTERS } from './CrossingsFilters';
import { FILTER_PARAMETERS, PAGE_SIZE } from './crossingsQuery';
import { useWidth } from './useWidth';
import styles from './CrossingsTable.module.css';

/** Each edge between teams: what flows, what was agreed about it, and who must agree to a change. */
export function CrossingsTable(props: {
  data: Page | undefined;
  query: GetCrossings['query'];
  loading: boolean;
  stale: boolean;
}) {
  const { data, query, loading, stale } = props;
  const { t } = useWords();
  const { params, update } = useUrlState();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const columns = useMemo(() => crossingColumns(t, width), [t, width]);
  const pages = useUrlPages(data, PAGE_SIZE);
  const rows = useMemo(
    () =>
      data?.items.map(crossing => ({
        ...crossing,
        id: `${crossing.from.entityRef} ${crossing.to.entityRef}`,
      })),
    [data],
  );

  const sort = useUrlSort(query);

  return (
    <div ref={frame}>
      <Table<CrossingRow>
        className={styles.root}
        columnConfig={columns}
        data={rows}
        isPending={loading}
        isStale={stale}
        sort={sort}
        // It stands below the rows, and comes with them.
        pagination={data ? { type: 'page', ...pages } : { type: 'none' }}
        emptyState={
          FILTER_PARAMETERS.some(name => params.has(name)) ? (
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
            <EmptyState title={t('lineage.crossings.none')}>
              {t('lineage.crossings.noneWhy')}
            </EmptyState>
          )
        }
      />
    </div>
  );
}
