import { DueDrill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../entity';
import { FilterBar, FIRST_PAGE, TeamFilter, useUrlPages } from '../../filters';
import { TabBody } from '../../page';
import { EmptyState, ErrorState, useMlData } from '../../states';
import { CalendarDate } from '../../time';
import { useUrlState } from '../../url';
import { Formats, Translate, useWords } from '../../words';
import { PlanDrillButton } from '../plan';
import { DrillLink } from '../words';
import { dueWords } from './dueWords';
import styles from '../list/RecordTable.module.css';

const PAGE_SIZE = 20;

type Row = DueDrill & { id: string };

/** Few columns, so that nothing that matters is out of sight where there is little room. */
function columnsOf(t: Translate, formats: Formats): ColumnConfig<Row>[] {
  return [
    {
      id: 'entity',
      label: t('drills.due.about'),
      isRowHeader: true,
      minWidth: 150,
      defaultWidth: '2fr',
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} title={row.title} handover />
          <div className={styles.more}>
            <TierAndOwner row={row} />
          </div>
        </Cell>
      ),
    },
    {
      id: 'why',
      label: t('drills.due.reasons'),
      minWidth: 150,
      defaultWidth: '3fr',
      cell: row => (
        <Cell>
          <ul className={styles.reasons}>
            {dueWords(t, formats, row.entityRef, row.abilities).map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Cell>
      ),
    },
    {
      id: 'due',
      label: t('drills.due.when'),
      width: 100,
      cell: row => (
        <Cell>
          <CalendarDate at={row.dueAt} />
        </Cell>
      ),
    },
    {
      id: 'plan',
      label: t('drills.due.what'),
      width: 125,
      cell: row => (
        <Cell>
          {row.drill ? (
            <DrillLink id={row.drill}>{t('drills.openDrill')}</DrillLink>
          ) : (
            <PlanDrillButton
              label={t('drills.due.planOf', { entity: row.title })}
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
}

/** What should be drilled next, and why. */
export function DueDrills() {
  const { t, formats } = useWords();
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
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  const withoutFilters = { owner: undefined, ...FIRST_PAGE };

  return (
    <TabBody>
      <p className={styles.count} role="status">
        {data && data.totalItems > 0 && (
          <>
            {t('drills.due.count', { count: data.totalItems })}{' '}
            {t('drills.due.order')}
          </>
        )}
      </p>
      <FilterBar
        label={t('drills.due.filters')}
        onClear={owner ? () => update(withoutFilters) : undefined}
      >
        <TeamFilter
          label={t('drills.due.owner')}
          value={owner}
          onChange={value => update({ owner: value, ...FIRST_PAGE })}
        />
      </FilterBar>
      {error && (
        <ErrorState
          error={error}
          subject={t('drills.due.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <Table<Row>
          className={styles.table}
          columnConfig={columns}
          data={rows}
          isPending={loading}
          isStale={stale}
          // Where the pages end is not known before their first one is there.
          pagination={data ? { type: 'page', ...pages } : { type: 'none' }}
          emptyState={
            owner ? (
              <EmptyState title={t('drills.due.noneOfTeam')}>
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => update(withoutFilters)}
                >
                  {t('drills.due.allTeams')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('drills.due.none')}>
                {t('drills.due.noneWhy')}
              </EmptyState>
            )
          }
        />
      )}
    </TabBody>
  );
}

function TierAndOwner(props: { row: Row }) {
  const { tier, owner } = props.row;
  const { t } = useWords();
  const who = owner ? (
    <EntityLink entityRef={owner} hideIcon />
  ) : (
    <>{t('drills.due.noOwner')}</>
  );
  return tier === undefined
    ? who
    : t('drills.due.tierAndOwner', { tier: String(tier), owner: who });
}
