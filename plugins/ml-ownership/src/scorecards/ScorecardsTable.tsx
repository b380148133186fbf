import {
  MlKind,
  ScorecardSummary,
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
import { EntityLink } from '../entity';
import { FIRST_PAGE, useUrlPages, useUrlSort } from '../filters';
import { EmptyState, ErrorState, useMlData } from '../states';
import { useUrlState } from '../url';
import {
  ABILITIES,
  abilityWord,
  CAUSE_WORDS,
  LevelMeter,
  VerdictLabel,
} from '../verdict';
import {
  FILTER_PARAMETERS,
  PAGE_SIZE,
  scorecardsQuery,
} from './scorecardsQuery';
import styles from './ScorecardsTable.module.css';

type Row = ScorecardSummary & { id: string };

/**
 * Scorecards, filtered, sorted and paged by the backend; everything that is chosen stands in the search parameters.
 *
 * @param kind - one kind; every kind where absent, with a column for it
 * @param team - entity ref of a group that, itself or by a group under it, owns or operates what is shown
 */
export function ScorecardsTable(props: { kind?: MlKind; team?: string }) {
  const { kind, team } = props;
  const { params, update } = useUrlState();
  const query = scorecardsQuery(params, { kind, team });
  const { data, error, loading, stale, reload } = useMlData(
    ['scorecards', query],
    api => api.getScorecards(query),
  );
  const columns = useMemo(() => columnsFor(kind), [kind]);
  const rows = useMemo(
    () => data?.items.map(item => ({ ...item, id: item.entityRef })),
    [data],
  );
  const filtered = FILTER_PARAMETERS.some(name => params.has(name));
  const pages = useUrlPages(data, PAGE_SIZE);
  const sort = useUrlSort(query);

  if (error && !data) {
    return (
      <ErrorState error={error} subject="the scorecards" onRetry={reload} />
    );
  }

  return (
    <div className={styles.root}>
      {error && data && (
        <ErrorState error={error} subject="this page" onRetry={reload} />
      )}
      <Table<Row>
        className={styles.table}
        columnConfig={columns}
        data={rows}
        isPending={loading}
        isStale={stale}
        sort={sort}
        pagination={{ type: 'page', ...pages }}
        emptyState={
          filtered ? (
            <EmptyState title="Nothing matches these filters">
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
                Clear the filters
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title="Nothing here yet" />
          )
        }
      />
    </div>
  );
}

function columnsFor(kind: MlKind | undefined): ColumnConfig<Row>[] {
  // What matters most comes first: a narrow window cuts the table off at its right.
  return [
    {
      id: 'title',
      label: kind ?? 'Name',
      isRowHeader: true,
      isSortable: true,
      minWidth: 180,
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} title={row.title} handover />
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: 'Kind',
      isSortable: true,
      isHidden: kind !== undefined,
      minWidth: 88,
      cell: row => <CellText title={row.kind} />,
    },
    {
      id: 'systemVerdict',
      label: 'System',
      isSortable: true,
      isHidden: kind !== 'Model',
      width: 108,
      header: () => (
        <Column id="systemVerdict" allowsSorting width={108}>
          <span title="The verdict with everything in the supply chain">
            System
          </span>
        </Column>
      ),
      cell: row => (
        <Cell>
          {row.systemVerdict ? (
            <VerdictLabel verdict={row.systemVerdict} />
          ) : (
            '–'
          )}
        </Cell>
      ),
    },
    {
      id: 'verdict',
      label: 'Verdict',
      isSortable: true,
      width: 108,
      cell: row => (
        <Cell>
          <VerdictLabel verdict={row.verdict} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: 'Owner',
      isSortable: true,
      minWidth: 148,
      defaultWidth: '1fr',
      cell: row => (
        <Cell>
          {row.owner ? <EntityLink entityRef={row.owner} hideIcon /> : '–'}
        </Cell>
      ),
    },
    {
      id: 'tier',
      label: 'Tier',
      isSortable: true,
      width: 60,
      cell: row => <CellText title={row.tier ? String(row.tier) : '–'} />,
    },
    ...ABILITIES.map(
      (ability): ColumnConfig<Row> => ({
        id: ability,
        label: abilityWord(ability, kind),
        isSortable: true,
        width: 94,
        cell: row => (
          <Cell>
            <LevelMeter
              level={row.abilities[ability]?.level}
              exempted={row.abilities[ability]?.exempted}
            />
          </Cell>
        ),
      }),
    ),
    {
      id: 'cause',
      label: 'Primary cause',
      isSortable: true,
      minWidth: 144,
      cell: row => (
        <CellText
          title={row.primaryCause ? CAUSE_WORDS[row.primaryCause] : '–'}
        />
      ),
    },
    {
      id: 'type',
      label: 'Type',
      isSortable: true,
      minWidth: 110,
      defaultWidth: '1fr',
      cell: row => <CellText title={row.type ?? '–'} />,
    },
    {
      id: 'coverage',
      label: 'Known',
      isSortable: true,
      minWidth: 96,
      header: () => (
        <Column id="coverage" allowsSorting minWidth={96}>
          <span title="Criteria with an answer, of those that apply">
            Known
          </span>
        </Column>
      ),
      cell: row => (
        <CellText
          title={`${row.coverage.known} of ${row.coverage.applicable}`}
        />
      ),
    },
  ];
}
