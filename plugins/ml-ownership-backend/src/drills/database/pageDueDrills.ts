import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { encodeCursor, resume } from '../../database/cursor';
import { CurrentScorecards } from '../../scorecards/CurrentScorecards';
import { groupsUnder } from '../../teams/groupsUnder';
import { DueDrillFilter, DueDrillRow, DueDrillRows } from '../DrillStore';

const DEFAULT_LIMIT = 20;

const dueCursor = z.object({
  filter: z.object({
    owner: z.string().max(500).optional(),
    until: z.string(),
  }),
  after: z.object({
    urgency: z.number(),
    at: z.string().max(40),
    ref: z.string().max(500),
  }),
});

/**
 * Urgency of due drills, in SQL: failed and expiring ones first, then possible first drills by tier. Only due drills
 * have a `reason` in `drill_results`.
 */
const URGENCY = `case
  when ${['failed', 'stale', 'expiring']
    .map(reason => `drill_results like '%"reason":"${reason}"%'`)
    .join(' or ')} then 0
  else coalesce(tier, 9)
end`;

type UrgentRow = DueDrillRow & { urgency: number };

/** Reads a page of readable entities with a due drill, most urgent first. */
export async function pageDueDrills(
  client: Knex,
  scorecards: CurrentScorecards,
  query: { limit?: number; cursor?: string; filter: () => DueDrillFilter },
  readable: VisibilityFilter,
): Promise<DueDrillRows> {
  const { overdueAt } = await scorecards.open();
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { filter, after } = resume(query.cursor, dueCursor, query.filter);
  const all = () =>
    readable
      .restrict(client('scorecards'), 'entity_ref')
      .where('drill_due_at', '<=', filter.until)
      .modify(builder => {
        if (filter.owner) {
          builder.whereIn('owner', groupsUnder(client, filter.owner));
        }
      });
  const [{ count }] = await all().count({ count: '*' });
  const rows: UrgentRow[] = await all()
    .select(
      'entity_ref',
      'title',
      'kind',
      'tier',
      'owner',
      'drill_results',
      'drill_due_at',
      'next_change_at',
      client.raw(`${URGENCY} as urgency`),
    )
    .modify(builder => {
      if (after) {
        builder.whereRaw(`(${URGENCY}, drill_due_at, entity_ref) > (?, ?, ?)`, [
          after.urgency,
          after.at,
          after.ref,
        ]);
      }
    })
    .orderByRaw(`${URGENCY}, drill_due_at, entity_ref`)
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    overdueAt,
    until: filter.until,
    totalItems: Number(count),
    nextCursor:
      last && rows.length > limit ? cursorAfter(last, filter) : undefined,
  };
}

function cursorAfter(
  { urgency, drill_due_at: at, entity_ref: ref }: UrgentRow,
  filter: DueDrillFilter,
): string {
  return encodeCursor({
    filter,
    after: { urgency: Number(urgency), at, ref },
  });
}
