import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { CursorPager } from '../drills/list';
import { formatDay } from '../../ui/time';
import { EntityLink } from '../../ui/entity';
import { FilterBar, MultiFilter, TeamFilter } from '../../ui/filters';
import { EntityTabBody } from '../../ui/page';
import { usePaperRows } from '../../ui/print';
import { EmptyState, ErrorState, useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import {
  LocaleFormatters,
  TranslateFunction,
  useMlTranslation,
} from '../../translations';
import { HandoverLink } from './HandoverLink';
import { FILTER_PARAMETERS, handoversQuery } from './handoversQuery';
import { HandoverStateLabel } from './HandoverStateLabel';
import { HANDOVER_STATES } from './handoverStates';
import { countSatisfied } from './handoverText';
import styles from '../drills/list/RecordTable.module.css';

const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  cursor: undefined,
};

/** Few columns, so that the important ones stay visible on narrow screens. */
function columnsOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
): ColumnConfig<Handover>[] {
  return [
    {
      id: 'entity',
      label: t('handovers.list.what'),
      isRowHeader: true,
      minWidth: 150,
      defaultWidth: '3fr',
      cell: handover => (
        <Cell>
          <HandoverLink id={handover.id}>{handover.entityTitle}</HandoverLink>
        </Cell>
      ),
    },
    {
      id: 'teams',
      label: t('handovers.list.teams'),
      minWidth: 130,
      defaultWidth: '2fr',
      cell: handover => (
        <Cell>
          <div>
            {t('handovers.list.from', {
              team: <EntityLink entityRef={handover.fromTeam} hideIcon />,
            })}
          </div>
          <div>
            {t('handovers.list.to', {
              team: <EntityLink entityRef={handover.toTeam} hideIcon />,
            })}
          </div>
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('handovers.list.state'),
      minWidth: 130,
      defaultWidth: '1fr',
      cell: ({ state, targetDate }) => (
        <Cell>
          <HandoverStateLabel state={state} />
          {targetDate && (
            <div className={styles.more}>
              {t('handovers.list.until', {
                day: formatDay(formats, targetDate),
              })}
            </div>
          )}
        </Cell>
      ),
    },
    {
      id: 'progress',
      label: t('handovers.list.progress'),
      minWidth: 120,
      defaultWidth: '2fr',
      cell: handover => (
        <Cell>
          <div>{t('handovers.list.passed', countSatisfied(handover))}</div>
          {handover.openBlockers > 0 && (
            <div className={styles.more}>
              {t('handovers.list.blockers', { count: handover.openBlockers })}
            </div>
          )}
        </Cell>
      ),
    },
  ];
}

/** The list of all handovers, open and decided. */
export function HandoverList() {
  const { t, formats } = useMlTranslation();
  const { params, update } = useUrlState();
  const query = handoversQuery(params);
  const { data, error, loading, stale, reload } = useMlQuery(
    ['handovers', query],
    api => api.getHandovers(query),
  );
  const { items, note } = usePaperRows(data, (api, limit) =>
    api.getHandovers({ ...query, limit, cursor: undefined }),
  );
  const rows = useMemo(() => items && [...items], [items]);
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));
  return (
    <EntityTabBody>
      <FilterBar
        label={t('handovers.list.filters')}
        onClear={isFiltered ? () => update(WITHOUT_FILTERS) : undefined}
      >
        <MultiFilter
          label={t('handovers.list.state')}
          options={HANDOVER_STATES.map(id => ({
            id,
            label: t(`handovers.state.${id}`),
          }))}
          selected={query.state ?? []}
          onChange={state => update({ state, cursor: undefined })}
        />
        <TeamFilter
          label={t('handovers.list.fromOrTo')}
          value={query.team}
          onChange={team => update({ team, cursor: undefined })}
        />
      </FilterBar>
      {error && (
        <ErrorState
          error={error}
          subject={t('handovers.list.subject')}
          onRetry={reload}
        />
      )}
      {(data || !error) && (
        <Table<Handover>
          className={styles.table}
          columnConfig={columns}
          data={rows}
          isPending={loading}
          isStale={stale}
          pagination={{ type: 'none' }}
          emptyState={
            isFiltered ? (
              <EmptyState title={t('handovers.list.noMatch')}>
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => update(WITHOUT_FILTERS)}
                >
                  {t('handovers.list.clear')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState title={t('handovers.list.none')}>
                {t('handovers.list.noneWhy')}
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
