import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Table } from '@backstage/ui';
import { ReactNode, useMemo } from 'react';
import { CsvButton } from '../csv';
import {
  FIRST_PAGE,
  pageSizeOf,
  useUrlPages,
  useUrlPageSize,
  useUrlSort,
} from '../filters';
import { EmptyState, ErrorState, useMlData } from '../states';
import { useUrlState } from '../url';
import { useWords } from '../words';
import { readScorecardsCsv } from './readScorecardsCsv';
import {
  chosenColumns,
  scorecardColumns,
  ScorecardRow,
} from './scorecardColumns';
import { FILTER_PARAMETERS, scorecardsQuery } from './scorecardsQuery';
import { isCompact, ScorecardsToolbar } from './ScorecardsToolbar';
import styles from './ScorecardsTable.module.css';

/**
 * Scorecards, filtered, sorted and paged by the backend; everything that is chosen stands in the search parameters.
 *
 * @param kind - one kind; every kind where absent, with a column for it
 * @param team - entity ref of a group that, itself or by a group under it, owns or operates what is shown
 * @param waiting - it is not decided yet what is to be shown
 * @param toolbar - what else stands among what changes the table
 */
export function ScorecardsTable(props: {
  kind?: MlKind;
  team?: string;
  waiting?: boolean;
  toolbar?: ReactNode;
}) {
  const { kind, team, waiting, toolbar } = props;
  const { t } = useWords();
  const { params, update } = useUrlState();
  const query = scorecardsQuery(params, { kind, team });
  const { data, error, loading, stale, reload } = useMlData(
    waiting ? undefined : ['scorecards', query],
    api => api.getScorecards(query),
  );
  const columns = useMemo(
    () => scorecardColumns(t, chosenColumns(params, kind), kind),
    [t, params, kind],
  );
  const rows = useMemo(
    () => data?.items.map(item => ({ ...item, id: item.entityRef })),
    [data],
  );
  const filtered = FILTER_PARAMETERS.some(name => params.has(name));
  const pages = useUrlPages(data, pageSizeOf(params));
  const pageSize = useUrlPageSize();
  const sort = useUrlSort(query);

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
    <div className={styles.root}>
      <ScorecardsToolbar kind={kind}>{toolbar}</ScorecardsToolbar>
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
        // Its place is below the rows, which are not there yet.
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
