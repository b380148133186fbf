import { DueDrill } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Cell,
  CellText,
  ColumnConfig,
  Table,
  Text,
} from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../entity';
import { FilterBar, FIRST_PAGE, TeamFilter, useUrlPages } from '../../filters';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, useMlData } from '../../states';
import { CalendarDate } from '../../time';
import { useUrlState } from '../../url';
import { PlanDrillButton } from '../plan';
import { DrillLink } from '../words';
import { dueWords } from './dueWords';
import styles from './DueDrills.module.css';

const PAGE_SIZE = 20;

type Row = DueDrill & { id: string };

const COLUMNS: ColumnConfig<Row>[] = [
  {
    id: 'entity',
    label: 'About',
    isRowHeader: true,
    minWidth: 180,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <EntityLink entityRef={row.entityRef} title={row.title} handover />
      </Cell>
    ),
  },
  {
    id: 'tier',
    label: 'Tier',
    width: 64,
    cell: row => <CellText title={String(row.tier ?? '–')} />,
  },
  {
    id: 'owner',
    label: 'Owner',
    minWidth: 120,
    defaultWidth: '1fr',
    cell: row => (
      <Cell>
        {row.owner ? <EntityLink entityRef={row.owner} hideIcon /> : 'No owner'}
      </Cell>
    ),
  },
  {
    id: 'why',
    label: 'Why',
    minWidth: 220,
    defaultWidth: '3fr',
    cell: row => (
      <Cell>
        <ul className={styles.reasons}>
          {dueWords(row.entityRef, row.abilities).map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Cell>
    ),
  },
  {
    id: 'due',
    label: 'Due',
    width: 120,
    cell: row => (
      <Cell>
        <CalendarDate at={row.dueAt} />
      </Cell>
    ),
  },
  {
    id: 'plan',
    label: 'What to do',
    width: 150,
    cell: row => (
      <Cell>
        {row.drill ? (
          <DrillLink id={row.drill}>Open the drill</DrillLink>
        ) : (
          <PlanDrillButton
            label={`Plan a drill of ${row.title}`}
            plan={{
              entityRef: row.entityRef,
              abilities: row.abilities.map(({ ability }) => ability),
            }}
          />
        )}
      </Cell>
    ),
  },
];

/** What should be drilled next, and why. */
export function DueDrills() {
  const { params, update } = useUrlState();
  const owner = params.get('owner') || undefined;
  const query = {
    owner,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  const { data, error, loading, stale, reload } = useMlData(
    ['due-drills', query],
    api => api.getDueDrills(query),
  );
  const pages = useUrlPages(data, PAGE_SIZE);
  const rows = useMemo(
    () => data?.items.map(item => ({ ...item, id: item.entityRef })),
    [data],
  );
  const withoutFilters = { owner: undefined, ...FIRST_PAGE };

  return (
    <TabBody>
      <Text as="p" variant="body-medium" role="status">
        {data &&
          data.totalItems > 0 &&
          `${
            data.totalItems === 1
              ? 'One drill is'
              : `${data.totalItems} drills are`
          } due within 30 days, the earliest first.`}
      </Text>
      <FilterBar
        label="Due drills"
        onClear={owner ? () => update(withoutFilters) : undefined}
      >
        <TeamFilter
          label="Owner"
          value={owner}
          onChange={value => update({ owner: value, ...FIRST_PAGE })}
        />
      </FilterBar>
      {error && (
        <ErrorState error={error} subject="what is due" onRetry={reload} />
      )}
      {(data || !error) && (
        <Table<Row>
          className={styles.table}
          columnConfig={COLUMNS}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'page', ...pages }}
          emptyState={
            owner ? (
              <EmptyState title="Nothing of this team is due">
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => update(withoutFilters)}
                >
                  Show all teams
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title="Nothing is due">
                A drill is due when the last one failed, is out of date or soon
                will be, or when everything else is in place for a first one.
              </EmptyState>
            )
          }
        />
      )}
    </TabBody>
  );
}
