import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { CursorPager } from '../drills/list';
import { dayWords } from '../drills/words';
import { EntityLink } from '../entity';
import { FilterBar, MultiFilter, TeamFilter } from '../filters';
import { TabBody } from '../page';
import { EmptyState, ErrorState, useMlData } from '../states';
import { useUrlState } from '../url';
import { HandoverLink } from './HandoverLink';
import { FILTER_PARAMETERS, handoversQuery } from './handoversQuery';
import { HandoverStateLabel } from './HandoverStateLabel';
import {
  HANDOVER_STATES,
  HANDOVER_STATE_WORDS,
  needsMet,
} from './handoverWords';
import styles from '../drills/due/DueDrills.module.css';

const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  cursor: undefined,
};

const COLUMNS: ColumnConfig<Handover>[] = [
  {
    id: 'entity',
    label: 'What',
    isRowHeader: true,
    minWidth: 180,
    defaultWidth: '2fr',
    cell: handover => (
      <Cell>
        <HandoverLink id={handover.id}>{handover.entityTitle}</HandoverLink>
      </Cell>
    ),
  },
  {
    id: 'from',
    label: 'From',
    minWidth: 120,
    defaultWidth: '1fr',
    cell: handover => (
      <Cell>
        <EntityLink entityRef={handover.fromTeam} hideIcon />
      </Cell>
    ),
  },
  {
    id: 'to',
    label: 'To',
    minWidth: 120,
    defaultWidth: '1fr',
    cell: handover => (
      <Cell>
        <EntityLink entityRef={handover.toTeam} hideIcon />
      </Cell>
    ),
  },
  {
    id: 'state',
    label: 'State',
    width: 120,
    cell: handover => (
      <Cell>
        <HandoverStateLabel state={handover.state} />
      </Cell>
    ),
  },
  {
    id: 'needs',
    label: 'Drills passed',
    width: 120,
    cell: handover => <CellText title={needsMet(handover)} />,
  },
  {
    id: 'blockers',
    label: 'Open blockers',
    width: 120,
    cell: handover => <CellText title={String(handover.openBlockers)} />,
  },
  {
    id: 'target',
    label: 'Target date',
    width: 130,
    cell: ({ targetDate }) => (
      <CellText title={targetDate ? dayWords(targetDate) : 'None'} />
    ),
  },
];

/** What goes, or went, from one team to another. */
export function HandoverList() {
  const { params, update } = useUrlState();
  const query = handoversQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['handovers', query],
    api => api.getHandovers(query),
  );
  const rows = useMemo(() => data && [...data.items], [data]);
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));
  return (
    <TabBody>
      <FilterBar
        label="Handovers"
        onClear={isFiltered ? () => update(WITHOUT_FILTERS) : undefined}
      >
        <MultiFilter
          label="State"
          options={HANDOVER_STATES.map(id => ({
            id,
            label: HANDOVER_STATE_WORDS[id],
          }))}
          selected={query.state ?? []}
          onChange={state => update({ state, cursor: undefined })}
        />
        <TeamFilter
          label="From or to"
          value={query.team}
          onChange={team => update({ team, cursor: undefined })}
        />
      </FilterBar>
      {error && (
        <ErrorState error={error} subject="the handovers" onRetry={reload} />
      )}
      {(data || !error) && (
        <Table<Handover>
          className={styles.table}
          columnConfig={COLUMNS}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'none' }}
          emptyState={
            isFiltered ? (
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
              <EmptyState title="Nothing changes hands">
                A handover leads an entity from one team to another: the taking
                team shows by drills that it can run it, and accepts it.
              </EmptyState>
            )
          }
        />
      )}
      {data && <CursorPager pageInfo={data.pageInfo} />}
    </TabBody>
  );
}
