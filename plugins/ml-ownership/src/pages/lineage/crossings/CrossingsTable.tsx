import {
  CrossingsPage as Page,
  GetCrossings,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Table } from '@backstage/ui';
import { useMemo, useRef } from 'react';
import { useUrlPages, useUrlSort } from '../../../ui/filters';
import { usePaperRows } from '../../../ui/print';
import { EmptyState } from '../../../ui/async-state';
import { useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { CrossingRow, crossingColumns } from './crossingColumns';
import { WITHOUT_FILTERS } from './CrossingsFilters';
import { FILTER_PARAMETERS, PAGE_SIZE } from './crossingsQuery';
import { useWidth } from './useWidth';
import styles from './CrossingsTable.module.css';

/** The table of edges between teams: the data that flows, the agreements about it, and who approves a change. */
export function CrossingsTable(props: {
  data: Page | undefined;
  query: GetCrossings['query'];
  loading: boolean;
  stale: boolean;
}) {
  const { data, query, loading, stale } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const columns = useMemo(() => crossingColumns(t, width), [t, width]);
  const pages = useUrlPages(data, PAGE_SIZE);
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getCrossings({ ...query, limit, cursor: undefined }),
  );
  const rows = useMemo(
    () =>
      items?.map(crossing => ({
        ...crossing,
        id: `${crossing.from.entityRef} ${crossing.to.entityRef}`,
      })),
    [items],
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
        // The pagination is below the rows, and appears with them.
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
      {note}
    </div>
  );
}
