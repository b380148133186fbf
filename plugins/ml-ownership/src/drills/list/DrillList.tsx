import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../entity';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, useMlData } from '../../states';
import { CalendarDate } from '../../time';
import { useUrlState } from '../../url';
import { Formats, Translate, useWords } from '../../words';
import { PlanDrillButton } from '../plan';
import {
  abilityOf,
  dayWords,
  DrillLink,
  DrillStateLabel,
  proofSummary,
} from '../words';
import { CursorPager } from './CursorPager';
import { DrillFilters, WITHOUT_FILTERS } from './DrillFilters';
import { drillsQuery, FILTER_PARAMETERS } from './drillsQuery';
import styles from './RecordTable.module.css';

/** Few columns, so that nothing that matters is out of sight where there is little room. */
function columnsOf(t: Translate, formats: Formats): ColumnConfig<Drill>[] {
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
          {proofSummary(t, formats, drill)}
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

/** Every drill: running, planned and over. */
export function DrillList() {
  const { t, formats } = useWords();
  const { params, update } = useUrlState();
  const query = drillsQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['drills', query],
    api => api.getDrills(query),
  );
  const rows = useMemo(() => data && [...data.items], [data]);
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  return (
    <TabBody>
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
      {data && <CursorPager pageInfo={data.pageInfo} />}
    </TabBody>
  );
}

function When(props: { drill: Drill }) {
  const { plannedFor, startedAt, endedAt, plannedAt } = props.drill;
  const { formats } = useWords();
  const at = endedAt ?? startedAt;
  if (at) {
    return <CalendarDate at={at} />;
  }
  return plannedFor ? (
    <time dateTime={plannedFor}>{dayWords(formats, plannedFor)}</time>
  ) : (
    <CalendarDate at={plannedAt} />
  );
}
