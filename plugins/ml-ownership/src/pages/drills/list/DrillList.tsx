import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../../ui/entity';
import { EntityTabBody } from '../../../ui/page';
import { usePaperRows } from '../../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../../ui/async-state';
import { CalendarDate, formatDay } from '../../../ui/time';
import { useUrlState } from '../../../ui/url';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../../translations';
import { PlanDrillButton } from '../plan';
import {
  abilityOf,
  DrillLink,
  DrillStateLabel,
  assessmentSummary,
} from '../text';
import { CursorPager } from './CursorPager';
import { DrillFilters, WITHOUT_FILTERS } from './DrillFilters';
import { drillsQuery, FILTER_PARAMETERS } from './drillsQuery';
import styles from './RecordTable.module.css';

/** Few columns, so that the important ones stay visible on narrow screens. */
function columnsOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
): ColumnConfig<Drill>[] {
  return [
    {
      id: 'drill',
      label: t('drills.list.drill'),
      isRowHeader: true,
      minWidth: 150,
      defaultWidth: '3fr',
      cell: drill => (
        <Cell>
          <DrillLink id={drill.id}>
            {t('drills.list.drillOf', {
              entity: drill.entityTitle,
              abilities: formats.list(
                drill.abilities.map(ability =>
                  abilityOf(t, drill.entityRef, ability),
                ),
              ),
            })}
          </DrillLink>
          {drill.isIncident && (
            <div className={styles.more}>{t('drills.list.incident')}</div>
          )}
        </Cell>
      ),
    },
    {
      id: 'team',
      label: t('drills.list.doneBy'),
      minWidth: 110,
      defaultWidth: '2fr',
      cell: drill => (
        <Cell>
          <EntityLink entityRef={drill.performingTeam} hideIcon />
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('drills.list.state'),
      minWidth: 120,
      defaultWidth: '1fr',
      cell: drill => (
        <Cell>
          <DrillStateLabel state={drill.state} />
          <div className={styles.more}>
            <When drill={drill} />
          </div>
        </Cell>
      ),
    },
    {
      id: 'shows',
      label: t('drills.list.shows'),
      minWidth: 130,
      defaultWidth: '2fr',
      cell: drill => (
        <Cell>
          {assessmentSummary(t, formats, drill)}
          {drill.blockers > 0 && (
            <div className={styles.more}>
              {t('drills.list.blockers', { count: drill.blockers })}
            </div>
          )}
        </Cell>
      ),
    },
  ];
}

/** The list of all drills: running, planned and completed. */
export function DrillList() {
  const { t, formats } = useMlTranslation();
  const { params, update } = useUrlState();
  const query = drillsQuery(params);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['drills', query],
    api => api.getDrills(query),
  );
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getDrills({ ...query, limit, cursor: undefined }),
  );
  const rows = useMemo(() => items && [...items], [items]);
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  return (
    <EntityTabBody>
      <DrillFilters />
      {error && (
        <ErrorState
          error={error}
          subject={t('drills.list.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <Table<Drill>
          className={styles.table}
          columnConfig={columns}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'none' }}
          emptyState={
            FILTER_PARAMETERS.some(name => params.has(name)) ? (
              <EmptyState title={t('drills.list.noMatch')}>
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => update(WITHOUT_FILTERS)}
                >
                  {t('drills.list.clear')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('drills.list.none')}>
                <p className={styles.why}>{t('drills.list.noneWhy')}</p>
                <PlanDrillButton variant="primary" />
              </EmptyState>
            )
          }
        />
      )}
      {note}
      {data && <CursorPager pageInfo={data.pageInfo} />}
    </EntityTabBody>
  );
}

function When(props: { drill: Drill }) {
  const { plannedDate, startedAt, endedAt, plannedAt } = props.drill;
  const { formats } = useMlTranslation();
  const at = endedAt ?? startedAt;
  if (at) {
    return <CalendarDate at={at} />;
  }
  return plannedDate ? (
    <time dateTime={plannedDate}>{formatDay(formats, plannedDate)}</time>
  ) : (
    <CalendarDate at={plannedAt} />
  );
}
