import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { encodeCursor, resume } from '../../database/cursor';
import { CurrentScorecards } from '../../scorecards/CurrentScorecards';
import { groupsUnder } from '../../teams/groupsUnder';
import { DrillFilter, ListedDrillRow } from '../DrillStore';
import { joinScorecards } from './joinScorecards';

const DEFAULT_LIMIT = 20;

const pageCursor = z.object({
  filter: z.object({
    entityRef: z.string().max(500).optional(),
    team: z.string().max(500).optional(),
    owner: z.string().max(500).optional(),
    operator: z.string().max(500).optional(),
    state: z
      .array(
        z.enum([
          'planned',
          'running',
          'passed',
          'partly-passed',
          'failed',
          'abandoned',
        ]),
      )
      .max(10)
      .optional(),
    ability: z.enum(['retrain', 'deploy', 'observe', 'recover']).optional(),
    plannedFrom: z.string().max(40).optional(),
    plannedTo: z.string().max(40).optional(),
  }),
  after: z.object({
    phase: z.number().int().min(0).max(2),
    at: z.string().max(40),
    id: z.string().max(100),
  }),
});

/** Running drills first, then planned ones, then those that are over; in SQL. */
const PHASE = `case state when 'running' then 0 when 'planned' then 1 else 2 end`;
const PLANNED = 1;

/** Time of the last change of a drill, or the planned day; in SQL. */
const WHEN = 'coalesce(ended_at, started_at, planned_date, planned_at)';

/** Planned drills by day, the others newest first; in SQL. */
const ORDER = `phase, ${['sorted_at', 'id']
  .map(
    column =>
      `case phase when ${PLANNED} then ${column} end, case phase when ${PLANNED} then null else ${column} end desc`,
  )
  .join(', ')}`;

/** Reads a page of drills of readable entities. */
export async function pageDrills(
  client: Knex,
  scorecards: CurrentScorecards,
  query: { limit?: number; cursor?: string; filter: () => DrillFilter },
  readable: VisibilityFilter,
): Promise<{ rows: ListedDrillRow[]; nextCursor?: string }> {
  const { table } = await scorecards.open();
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { filter, after } = resume(query.cursor, pageCursor, query.filter);
  const drills = readable
    .restrict(client('drills'), 'entity_ref')
    .modify(narrow, client, filter)
    .select(
      '*',
      client.raw(`${PHASE} as phase`),
      client.raw(`${WHEN} as sorted_at`),
    )
    .as('drills');
  const rows: (ListedDrillRow & { phase: number; sorted_at: string })[] =
    await joinScorecards(client.from(drills), table())
      .modify(builder => {
        if (after) {
          const { phase, at, id } = after;
          const further = phase === PLANNED ? '>' : '<';
          builder.whereRaw(
            `(phase > ? or (phase = ? and (sorted_at, id) ${further} (?, ?)))`,
            [phase, phase, at, id],
          );
        }
      })
      .orderByRaw(ORDER)
      .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor:
      last && rows.length > limit
        ? encodeCursor({
            filter,
            after: {
              phase: Number(last.phase),
              at: last.sorted_at,
              id: last.id,
            },
          })
        : undefined,
  };
}

function narrow(
  builder: Knex.QueryBuilder,
  client: Knex,
  filter: DrillFilter,
): void {
  if (filter.entityRef) {
    builder.where('entity_ref', filter.entityRef);
  }
  if (filter.team) {
    builder.whereIn('performing_team', groupsUnder(client, filter.team));
  }
  if (filter.owner) {
    builder.whereIn(
      'entity_ref',
      client('scorecards')
        .select('entity_ref')
        .whereIn('owner', groupsUnder(client, filter.owner)),
    );
  }
  if (filter.operator) {
    builder.whereIn(
      'id',
      client('drill_operators')
        .select('drill_id')
        .where('user_ref', filter.operator),
    );
  }
  if (filter.state?.length) {
    builder.whereIn('state', filter.state);
  }
  if (filter.ability) {
    builder.where('abilities', 'like', `%"${filter.ability}"%`);
  }
  if (filter.plannedFrom) {
    builder.where('planned_date', '>=', filter.plannedFrom);
  }
  if (filter.plannedTo) {
    builder.where('planned_date', '<=', filter.plannedTo);
  }
}
