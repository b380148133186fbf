import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Cell, ColumnConfig, Table } from '@backstage/ui';
import { useMemo } from 'react';
import { CursorPager } from '../drills/list';
import { dayWords } from '../drills/words';
import { EntityLink } from '../entity';
import { FilterBar, MultiFilter, TeamFilter } from '../filters';
import { TabBody } from '../page';
import { EmptyState, ErrorState, useMlData } from '../states';
import { useUrlState } from '../url';
import { Formats, Translate, useWords } from '../words';
import { HandoverLink } from './HandoverLink';
import { FILTER_PARAMETERS, handoversQuery } from './handoversQuery';
import { HandoverStateLabel } from './HandoverStateLabel';
import { HANDOVER_STATES } from './handoverStates';
import { needsMet } from './handoverWords';
import styles from '../drills/list/RecordTable.module.css';

const WITHOUT_FILTERS = {
  ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
  cursor: undefined,
};

/** Few columns, so that nothing that matters is out of sight where there is little room. */
function columnsOf(t: Translate, formats: Formats): ColumnConfig<Handover>[] {
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
                day: dayWords(formats, targetDate),
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
          <div>{t('handovers.list.passed', needsMet(handover))}</div>
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

/** What goes, or went, from one team to another. */
export function HandoverList() {
  const { t, formats } = useWords();
  const { params, update } = useUrlState();
  const query = handoversQuery(params);
  const { data, error, loading, stale, reload } = useMlData(
    ['handovers', query],
    api => api.getHandovers(query),
  );
  const rows = useMemo(() => data && [...data.items], [data]);
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  const isFiltered = FILTER_PARAMETERS.some(name => params.has(name));
  return (
    <TabBody>
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
      {data && <CursorPager pageInfo={data.pageInfo} />}
    </TabBody>
  );
}
