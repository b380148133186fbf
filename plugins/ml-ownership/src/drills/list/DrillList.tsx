import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../entity';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, useMlData } from '../../states';
import { CalendarDate } from '../../time';
import { useUrlState } from '../../url';
import { PlanDrillButton } from '../plan';
import {
  abilityOf,
  dayWords,
  DrillLink,
  DrillStateLabel,
  listed,
  proofSummary,
} from '../words';
import { CursorPager } from './CursorPager';
import { DrillFilters, WITHOUT_FILTERS } from './DrillFilters';
import { drillsQuery, FILTER_PARAMETERS } from './drillsQuery';
import styles from '../due/DueDrills.module.css';

const COLUMNS: ColumnConfig<Drill>[] = [
  {
    id: 'drill',
    label: 'Drill',
    isRowHeader: true,
    minWidth: 200,
    defaultWidth: '3fr',
    cell: drill => (
      <Cell>
        <DrillLink id={drill.id}>
          {drill.entityTitle}:{' '}
          {listed(
            drill.abilities.map(ability => abilityOf(drill.entityRef, ability)),
          )}
        </DrillLink>
        {drill.isIncident && <div>Written down afterwards</div>}
      </Cell>
    ),
  },
  {
    id: 'team',
    label: 'Done by',
    minWidth: 120,
    defaultWidth: '1fr',
    cell: drill => (
      <Cell>
        <EntityLink entityRef={drill.performingTeam} hideIcon />
      </Cell>
    ),
  },
  {
    id: 'state',
    label: 'State',
    width: 110,
    cell: drill => (
      <Cell>
        <DrillStateLabel state={drill.state} />
      </Cell>
    ),
  },
  {
    id: 'proves',
    label: 'Shows now',
    minWidth: 150,
    defaultWidth: '2fr',
    cell: drill => <Cell>{proofSummary(drill)}</Cell>,
  },
  {
    id: 'blockers',
    label: 'Blockers',
    width: 90,
    cell: drill => <CellText title={String(drill.blockers)} />,
  },
  {
    id: 'when',
    label: 'When',
    width: 130,
    cell: drill => (
      <Cell>
        <When drill={drill} />
      </Cell>
    ),
  },
];

/** Every drill: running, planned and over. */
export function DrillList() {
  const { params, update } = useUrlState();
  const query = drillsQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['drills', query],
    api => api.getDrills(query),
  );
  const rows = useMemo(() => data && [...data.items], [data]);
  return (
    <TabBody>
      <DrillFilters />
      {error && (
        <ErrorState error={error} subject="the drills" onRetry={reload} />
      )}
      {(data || !error) && (
        <Table<Drill>
          className={styles.table}
          columnConfig={COLUMNS}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'none' }}
          emptyState={
            FILTER_PARAMETERS.some(name => params.has(name)) ? (
              <EmptyState title="Nothing matches these filters">
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => update(WITHOUT_FILTERS)}
                >
                  Clear the filters
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title="No drill yet">
                A drill is the proof that another team can do it: they try, with
                only the documents.
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
  const at = endedAt ?? startedAt;
  if (at) {
    return <CalendarDate at={at} />;
  }
  return plannedFor ? (
    <time dateTime={plannedFor}>{dayWords(plannedFor)}</time>
  ) : (
    <CalendarDate at={plannedAt} />
  );
}
