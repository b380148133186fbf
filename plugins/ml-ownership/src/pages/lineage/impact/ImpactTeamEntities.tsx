import { GetLineageEntities } from '@mlownership/backstage-plugin-ml-ownership-common';
import { TablePagination } from '@backstage/ui';
import { useState } from 'react';
import { pageLabel } from '../../../ui/filters';
import { usePaperRows } from '../../../ui/print';
import { ErrorState, LoadingState, useMlQuery } from '../../../ui/async-state';
import { LevelMeter, VerdictLabel } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { kindAndType } from '../kindName';
import { LineageEntityLink } from '../LineageEntityLink';
import { EntitySort, Sort } from './impactUrlState';
import { SortableHeader } from './SortableHeader';
import styles from './ImpactTable.module.css';

const PAGE_SIZE = 20;

interface Place {
  list: string;
  page: number;
  cursor?: string;
}

/**
 * The entities of one team downstream of an entity.
 *
 * @param owner - entity ref of the team, or `NO_OWNER`
 * @param title - of the team
 */
export function ImpactTeamEntities(props: {
  root: string;
  owner: string;
  title: string;
  sort: Sort<EntitySort>;
  onSort: (sort: Sort<EntitySort>) => void;
}) {
  const { root, owner, title, sort, onSort } = props;
  const { t } = useMlTranslation();
  const list = `${root} ${sort.column} ${sort.order}`;
  const start: Place = { list, page: 0 };
  const [place, setPlace] = useState(start);
  // A cursor is valid only for the list that returned it.
  const { page, cursor } = place.list === list ? place : start;
  const query: GetLineageEntities['query'] = {
    root,
    direction: 'downstream',
    owners: [owner],
    // Child groups have rows of their own.
    includeBelow: false,
    sort: sort.column,
    order: sort.order,
    limit: PAGE_SIZE,
    ...(cursor !== undefined && { cursor }),
  };
  const { data, error, loading, stale, reload } = useMlQuery(
    ['lineage-entities', query],
    api => api.getLineageEntities(query),
  );
  const { items = [], note } = usePaperRows(data, (api, limit) =>
    api.getLineageEntities({ ...query, cursor: undefined, limit }),
  );

  const subject = t('lineage.impact.ownedSubject', { title });
  if (loading) {
    return <LoadingState subject={subject} heights={[96]} />;
  }
  if (error || !data) {
    return (
      <ErrorState
        error={error ?? new Error(t('states.noAnswer'))}
        subject={subject}
        onRetry={reload}
      />
    );
  }
  const offset = page * PAGE_SIZE;
  const header = (column: EntitySort, isNumber?: boolean) => (
    <SortableHeader
      column={column}
      label={t(`lineage.impact.entityColumn.${column}`)}
      sort={sort}
      isNumber={isNumber}
      onSort={onSort}
    />
  );
  return (
    <div
      className={styles.entities}
      data-stale={stale || undefined}
      aria-busy={stale}
    >
      <table
        className={styles.table}
        aria-label={t('lineage.impact.ownedTable', { title })}
      >
        <thead>
          <tr>
            {header('title')}
            {header('kind')}
            {header('distance', true)}
            {header('tier', true)}
            {header('verdict')}
            {header('level')}
          </tr>
        </thead>
        <tbody>
          {items.length === 0 && (
            <tr>
              <td colSpan={6}>{t('lineage.impact.nothingAnyMore')}</td>
            </tr>
          )}
          {items.map(entity => (
            <tr key={entity.entityRef}>
              <th scope="row">
                <LineageEntityLink entity={entity} />
              </th>
              <td>{kindAndType(t, entity.kind, entity.type)}</td>
              <td className={styles.number}>{entity.distance ?? '–'}</td>
              <td className={styles.number}>{entity.tier ?? '–'}</td>
              <td>
                {entity.verdict ? (
                  <VerdictLabel verdict={entity.verdict} />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <LevelMeter level={entity.level} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note}
      {data.totalItems > PAGE_SIZE && (
        <TablePagination
          pageSize={PAGE_SIZE}
          showPageSizeOptions={false}
          offset={offset}
          totalCount={data.totalItems}
          hasNextPage={Boolean(data.pageInfo.nextCursor)}
          hasPreviousPage={Boolean(data.pageInfo.prevCursor)}
          onNextPage={() =>
            setPlace({
              list,
              page: page + 1,
              cursor: data.pageInfo.nextCursor,
            })
          }
          onPreviousPage={() =>
            setPlace({
              list,
              page: Math.max(0, page - 1),
              cursor: page > 1 ? data.pageInfo.prevCursor : undefined,
            })
          }
          getLabel={() =>
            pageLabel(t, offset, data.items.length, data.totalItems)
          }
        />
      )}
    </div>
  );
}
