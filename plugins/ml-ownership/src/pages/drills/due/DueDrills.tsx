import { DueDrill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { EntityLink } from '../../../ui/entity';
import {
  FilterBar,
  FIRST_PAGE,
  TeamFilter,
  useUrlPages,
} from '../../../ui/filters';
import { EntityTabBody } from '../../../ui/page';
import { usePaperRows } from '../../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../../ui/async-state';
import { CalendarDate } from '../../../ui/time';
import { useUrlState } from '../../../ui/url';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../../translations';
import { PlanDrillButton } from '../plan';
import { DrillLink } from '../text';
import { describeDue } from './dueText';
import layout from '../../../ui/layout.module.css';
import styles from '../list/RecordTable.module.css';

const PAGE_SIZE = 20;

type Row = DueDrill & { id: string };

/** Few columns, so that the important ones stay visible on narrow screens. */
function columnsOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
): ColumnConfig<Row>[] {
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
      id: 'reason',
      label: t('drills.due.reasons'),
      minWidth: 150,
      defaultWidth: '3fr',
      cell: row => (
        <Cell>
          <ul className={layout.list}>
            {describeDue(t, formats, row.entityRef, row.abilities).map(
              reason => (
                <li key={reason}>{reason}</li>
              ),
            )}
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

/** The list of due drills, with the reasons. */
export function DueDrills() {
  const { t, formats } = useMlTranslation();
  const { params, update } = useUrlState();
  const owner = params.get('owner') || undefined;
  const query = {
    owner,
    limit: PAGE_SIZE,
    cursor: params.get('cursor') || undefined,
  };
  const { data, error, loading, stale, reload } = useMlQuery(
    ['due-drills', query],
    api => api.getDueDrills(query),
  );
  const pages = useUrlPages(data, PAGE_SIZE);
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getDueDrills({ owner, limit }),
  );
  const rows = useMemo(
    () => items?.map(item => ({ ...item, id: item.entityRef })),
    [items],
  );
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  const withoutFilters = { owner: undefined, ...FIRST_PAGE };

  return (
    <EntityTabBody>
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
          // The total is unknown until the first page is loaded.
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
      {note}
    </EntityTabBody>
  );
}

function TierAndOwner(props: { row: Row }) {
  const { tier, owner } = props.row;
  const { t } = useMlTranslation();
  const who = owner ? (
    <EntityLink entityRef={owner} hideIcon />
  ) : (
    <>{t('drills.due.noOwner')}</>
  );
  return tier === undefined
    ? who
    : t('drills.due.tierAndOwner', { tier: String(tier), owner: who });
}
