import {
  DueDrillsPage,
  GetDueDrills,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { toRef } from '../../catalog/toRef';
import { isOverdue } from '../../scorecards/expireOverdue';
import { parseDeadline } from '../../time/parseDeadline';
import { parseDrillsColumn } from '../drillsColumn';
import { DrillDependencies } from './DrillDependencies';

const DEFAULT_DUE_WINDOW_MS = 30 * 86_400_000;

/**
 * Returns entities with a due drill: failed and expiring ones first, the earliest of them before the others, then
 * possible first drills by tier.
 *
 * @throws InputError
 */
export async function listDueDrills(
  { clock, store }: DrillDependencies,
  query: GetDueDrills['query'],
  visible: VisibilityFilter,
): Promise<DueDrillsPage> {
  const { rows, overdueAt, until, totalItems, nextCursor } = await store.due(
    {
      limit: query.limit,
      cursor: query.cursor,
      filter: () => ({
        owner: query.owner && toRef('owner', query.owner, 'group'),
        until: parseDeadline(
          'until',
          query.until ??
            new Date(clock.time() + DEFAULT_DUE_WINDOW_MS).toISOString(),
          query.timeZone,
        ),
      }),
    },
    visible,
  );
  const open = await store.openDrills(rows.map(({ entity_ref: ref }) => ref));
  return {
    items: rows.map(row => ({
      entityRef: row.entity_ref,
      title: row.title,
      kind: row.kind,
      tier: row.tier ?? undefined,
      owner: row.owner || undefined,
      abilities: parseDrillsColumn(row.drill_results)
        .due.filter(({ at }) => at <= until)
        .map(due =>
          due.reason === 'expiring' && isOverdue(due.at, overdueAt)
            ? { ...due, reason: 'stale' as const }
            : due,
        ),
      dueAt: row.drill_due_at,
      overdue: isOverdue(row.next_change_at, overdueAt) || undefined,
      drill: open.get(row.entity_ref)?.id,
    })),
    totalItems,
    pageInfo: { nextCursor },
  };
}
