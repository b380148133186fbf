import {
  Crossing,
  CrossingsPage as Page,
  CriterionState,
  GetCrossings,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Cell,
  CellText,
  Column,
  ColumnConfig,
  Table,
} from '@backstage/ui';
import { useMemo } from 'react';
import { useUrlPages, useUrlSort } from '../../filters';
import { EntityLink } from '../../entity';
import { EmptyState } from '../../states';
import { useUrlState } from '../../url';
import { CriterionStateLabel } from '../../verdict';
import { WITHOUT_FILTERS } from './CrossingsFilters';
import { FILTER_PARAMETERS, PAGE_SIZE } from './crossingsQuery';
import {
  originWords,
  relationWords,
  ROLE_WORDS,
  tierOf,
} from './crossingWords';
import { LineageEntityLink } from '../LineageEntityLink';
import styles from './CrossingsTable.module.css';

type Row = Crossing & { id: string };

const COLUMNS: ColumnConfig<Row>[] = [
  {
    id: 'from',
    label: 'From',
    isRowHeader: true,
    isSortable: true,
    minWidth: 150,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <LineageEntityLink entity={row.from} />
      </Cell>
    ),
  },
  teamColumn('fromTeam', 'From team', row => row.from),
  {
    id: 'to',
    label: 'To',
    isSortable: true,
    minWidth: 150,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <div className={styles.lines}>
          <LineageEntityLink entity={row.to} />
          <div className={styles.secondary}>
            {relationWords(row)}, {originWords(row)}
          </div>
        </div>
      </Cell>
    ),
  },
  teamColumn('toTeam', 'To team', row => row.to),
  stateColumn('contract', 'Contract', row => row.contract),
  stateColumn('freshness', 'Freshness', row => row.freshness),
  stateColumn('onCall', 'On-call', row => row.onCall),
  {
    id: 'agree',
    label: 'Who must agree',
    minWidth: 170,
    defaultWidth: '2fr',
    cell: row => (
      <Cell>
        <Parties crossing={row} />
      </Cell>
    ),
  },
  {
    id: 'tier',
    label: 'Tier',
    isSortable: true,
    width: 64,
    header: () => (
      <Column id="tier" allowsSorting width={64}>
        <span title="Of the end that matters more">Tier</span>
      </Column>
    ),
    cell: row => <CellText title={String(tierOf(row) ?? '–')} />,
  },
];

/** Each edge between teams: what flows, what was agreed about it, and who must agree to a change. */
export function CrossingsTable(props: {
  data: Page | undefined;
  query: GetCrossings['query'];
  loading: boolean;
  stale: boolean;
}) {
  const { data, query, loading, stale } = props;
  const { params, update } = useUrlState();
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
    <Table<Row>
      className={styles.root}
      columnConfig={COLUMNS}
      data={rows}
      isPending={loading}
      isStale={stale}
      sort={sort}
      pagination={{ type: 'page', ...pages }}
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
          <EmptyState title="No data crosses from one team to another">
            A crossing appears here where an entity of one team is made from, or
            uses, an entity of another.
          </EmptyState>
        )
      }
    />
  );
}

function teamColumn(
  id: 'fromTeam' | 'toTeam',
  label: string,
  end: (row: Row) => LineageEntity,
): ColumnConfig<Row> {
  return {
    id,
    label,
    isSortable: true,
    minWidth: 120,
    defaultWidth: '1fr',
    cell: row => {
      const { owner } = end(row);
      return (
        <Cell>
          {owner ? <EntityLink entityRef={owner} hideIcon /> : 'No owner'}
        </Cell>
      );
    },
  };
}

function stateColumn(
  id: string,
  label: string,
  state: (row: Row) => CriterionState,
): ColumnConfig<Row> {
  return {
    id,
    label,
    width: 124,
    cell: row => (
      <Cell>
        <CriterionStateLabel state={state(row)} />
      </Cell>
    ),
  };
}

function Parties(props: { crossing: Crossing }) {
  const { crossing } = props;
  if (crossing.agree.length === 0) {
    return <>Nobody is named</>;
  }
  return (
    <ul className={styles.parties}>
      {crossing.agree.map(({ entityRef, role }) => (
        <li key={entityRef}>
          <EntityLink entityRef={entityRef} hideIcon />{' '}
          <span className={styles.secondary}>{ROLE_WORDS[role]}</span>
        </li>
      ))}
    </ul>
  );
}
