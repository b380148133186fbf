import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Table } from '@backstage/ui';
import { ReactNode, useMemo, useRef } from 'react';
import { CsvButton } from '../../ui/csv';
import {
  FIRST_PAGE,
  pageSizeOf,
  useUrlPages,
  useUrlPageSize,
  useUrlSort,
} from '../../ui/filters';
import { useHoldPrint, usePaperRows } from '../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { readScorecardsCsv } from './readScorecardsCsv';
import {
  chosenColumns,
  scorecardColumns,
  ScorecardRow,
} from './scorecardColumns';
import { FILTER_PARAMETERS, scorecardsQuery } from './scorecardsQuery';
import { isCompact, ScorecardsToolbar } from './ScorecardsToolbar';
import { useColumnsToTheRight } from './useColumnsToTheRight';
import styles from './ScorecardsTable.module.css';

/**
 * A table of scorecards, filtered, sorted and paginated by the backend; its state is kept in the search parameters.
 *
 * @param kind - one kind; if absent, all kinds with a column for the kind
 * @param team - entity ref of a group that owns or operates the rows, itself or through a child group
 * @param waiting - whether the content of the table is still undecided
 * @param toolbar - additional controls in the toolbar
 */
export function ScorecardsTable(props: {
  kind?: MlKind;
  team?: string;
  waiting?: boolean;
  toolbar?: ReactNode;
}) {
  const { kind, team, waiting, toolbar } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const query = scorecardsQuery(params, { kind, team });
  const { data, error, loading, stale, reload } = useMlQuery(
    waiting ? undefined : ['scorecards', query],
    api => api.getScorecards(query),
  );
  useHoldPrint(Boolean(waiting));
  const columns = useMemo(
    () => scorecardColumns(t, chosenColumns(params, kind), kind),
    [t, params, kind],
  );
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getScorecards({ ...query, limit, cursor: undefined }),
  );
  const rows = useMemo(
    () => items?.map(item => ({ ...item, id: item.entityRef })),
    [items],
  );
  const filtered = FILTER_PARAMETERS.some(name => params.has(name));
  const pages = useUrlPages(data, pageSizeOf(params));
  const pageSize = useUrlPageSize();
  const sort = useUrlSort(query);
  const root = useRef<HTMLDivElement>(null);
  const toTheRight = useColumnsToTheRight(root, data && columns);

  if (error && !data) {
    return (
      <ErrorState
        error={error}
        subject={t('scorecards.subject')}
        onRetry={reload}
      />
    );
  }

  return (
    <div className={styles.root} ref={root}>
      <ScorecardsToolbar kind={kind}>{toolbar}</ScorecardsToolbar>
      {toTheRight > 0 && (
        <p role="note" className={styles.hint}>
          {t('scorecards.toTheRight', { count: toTheRight })}
        </p>
      )}
      {error && data && (
        <ErrorState
          error={error}
          subject={t('scorecards.pageSubject')}
          onRetry={reload}
        />
      )}
      <Table<ScorecardRow>
        className={isCompact(params) ? styles.compact : styles.table}
        columnConfig={columns}
        data={rows}
        isPending={loading || waiting}
        isStale={stale}
        sort={sort}
        // No pagination below the placeholder rows while loading.
        pagination={
          data ? { type: 'page', ...pages, ...pageSize } : { type: 'none' }
        }
        emptyState={
          filtered ? (
            <EmptyState title={t('scorecards.noMatch')}>
              <Button
                variant="secondary"
                size="small"
                onPress={() =>
                  update({
                    ...Object.fromEntries(
                      FILTER_PARAMETERS.map(name => [name, undefined]),
                    ),
                    ...FIRST_PAGE,
                  })
                }
              >
                {t('scorecards.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title={t('scorecards.empty')}>
              {t('scorecards.emptyLead')}
            </EmptyState>
          )
        }
      />
      {note}
      {data && data.totalItems > 0 && (
        <CsvButton
          label={t('scorecards.saveCsv')}
          fileName={`${(kind ?? 'ml').toLowerCase()}-scorecards.csv`}
          read={readScorecardsCsv(query, data.totalItems)}
        />
      )}
    </div>
  );
}
