import { ConflictError } from '@backstage/errors';
import {
  HandoverEntry,
  OpenDrillBlocker,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { readOpenBlockers } from '../drills/database/readOpenBlockers';
import { FINISHED_STATES } from '../drills/DrillRow';
import { HandoverAnnouncement } from '../notifications/OutboxNotification';
import { enqueueNotification } from '../notifications/enqueueNotification';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { isOverdue } from '../scorecards/expireOverdue';
import { groupsUnder } from '../teams/groupsUnder';
import { readGroupsBelow } from '../teams/readGroupsBelow';
import { HandoverEntryRow, HandoverRow } from './HandoverRow';
import {
  HandoverChange,
  HandoverDrillRow,
  HandoverFilter,
  HandoverStore,
  ListedHandoverRow,
  NewHandoverEntry,
} from './HandoverStore';

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  team: z.string().max(500).optional(),
  state: z
    .array(z.enum(['proposed', 'shadowing', 'accepted', 'declined']))
    .max(10)
    .optional(),
});

type StoredRow = Omit<ListedHandoverRow, 'isOverdue'> & {
  next_change_at: string | null;
};

/** Stores handovers, on SQLite and PostgreSQL. */
export class DatabaseHandoverStore implements HandoverStore {
  constructor(
    private readonly client: Knex,
    private readonly scorecards: CurrentScorecards,
  ) {}

  async page(
    query: { limit?: number; cursor?: string; filter: () => HandoverFilter },
    readable: VisibilityFilter,
  ): Promise<{ rows: ListedHandoverRow[]; nextCursor?: string }> {
    const { client } = this;
    const { overdueAt, table } = await this.scorecards.open();
    const { rows, nextCursor } = await pageByTime<StoredRow, HandoverFilter>(
      'proposed_at',
      { ...query, filterSchema },
      filter =>
        joinScorecards(
          client.from(
            readable
              .restrict(client('handovers'), 'entity_ref')
              .modify(narrow, client, filter)
              .as('handovers'),
          ),
          table(),
        ),
    );
    return { rows: rows.map(row => toListed(row, overdueAt)), nextCursor };
  }

  async get(id: string): Promise<ListedHandoverRow | undefined> {
    const { overdueAt, table } = await this.scorecards.open();
    const row: StoredRow | undefined = await joinScorecards(
      this.client('handovers'),
      table(),
    )
      .where({ id })
      .first();
    return row && toListed(row, overdueAt);
  }

  async entries(
    ids: readonly string[],
    kinds?: readonly HandoverEntry['kind'][],
  ): Promise<HandoverEntryRow[]> {
    return this.client('handover_entries')
      .whereIn('handover_id', [...ids])
      .modify(builder => {
        if (kinds) {
          builder.whereIn('kind', [...kinds]);
        }
      })
      .orderBy('id');
  }

  async drillsOf(entityRefs: readonly string[]): Promise<HandoverDrillRow[]> {
    return this.client('drills')
      .select(
        'id',
        'entity_ref',
        'performing_team',
        'abilities',
        'assessments',
        'state',
      )
      .whereIn('entity_ref', [...entityRefs])
      .whereIn('state', ['planned', 'running', ...FINISHED_STATES])
      .orderBy('planned_at', 'desc');
  }

  async openDrillBlockers(
    entityRef: string,
    readable: VisibilityFilter,
  ): Promise<OpenDrillBlocker[]> {
    return readOpenBlockers(this.client, entityRef, readable);
  }

  async groupsBelow(
    groups: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    return readGroupsBelow(this.client, groups);
  }

  async insert(
    row: HandoverRow,
    entry: NewHandoverEntry,
    notification: HandoverAnnouncement,
  ): Promise<void> {
    await this.client.transaction(async tx => {
      // Serialises proposals: two concurrent ones must see each other.
      await tx('evaluation_state').select('id').forUpdate();
      const open: HandoverRow | undefined = await tx('handovers')
        .where({ entity_ref: row.entity_ref })
        .whereIn('state', ['proposed', 'shadowing'])
        .first();
      if (open) {
        throw new ConflictError(
          `There is already an open handover to ${open.to_team} (${open.state}). Accept, decline or withdraw it first`,
        );
      }
      await tx('handovers').insert(row);
      await insertEntry(tx, row.id, entry);
      await enqueueNotification(tx, row, notification, row.proposed_at);
    });
  }

  async change(id: string, change: HandoverChange): Promise<void> {
    const { basedOn, entry, notification } = change;
    await this.client.transaction(async tx => {
      await lock(tx, id, change.from, change.columns);
      if (basedOn) {
        const [{ count }] = await tx('handover_entries')
          .where({ handover_id: id })
          .count({ count: '*' });
        if (Number(count) !== basedOn.count) {
          throw new ConflictError(basedOn.conflict);
        }
      }
      await insertEntry(tx, id, entry);
      if (notification) {
        const row: HandoverRow = await tx('handovers').where({ id }).first();
        await enqueueNotification(tx, row, notification, entry.created_at);
      }
    });
  }

  async withdraw(id: string): Promise<void> {
    await this.client.transaction(async tx => {
      await lock(tx, id, ['proposed']);
      await tx('handover_entries').where({ handover_id: id }).delete();
      await tx('handovers').where({ id }).delete();
    });
  }
}

/** Locks a handover in one of some states, and changes it. */
async function lock(
  tx: Knex,
  id: string,
  from: readonly HandoverRow['state'][],
  columns?: Partial<HandoverRow>,
): Promise<void> {
  const changed = await tx('handovers')
    .where({ id })
    .whereIn('state', [...from])
    .update({ ...columns, id });
  if (changed === 0) {
    const row: HandoverRow | undefined = await tx('handovers')
      .where({ id })
      .first();
    throw new ConflictError(
      row
        ? `The handover is ${row.state}${
            row.decided_by
              ? `: ${row.decided_by} decided at ${row.decided_at}`
              : ''
          }`
        : 'The handover no longer exists: it was withdrawn',
    );
  }
}

async function insertEntry(
  tx: Knex,
  id: string,
  { content, ...entry }: NewHandoverEntry,
): Promise<void> {
  await tx('handover_entries').insert({
    ...entry,
    handover_id: id,
    content: JSON.stringify(content),
  });
}

function narrow(
  builder: Knex.QueryBuilder,
  client: Knex,
  { entityRef, state, team }: HandoverFilter,
): void {
  if (entityRef) {
    builder.where('entity_ref', entityRef);
  }
  if (team) {
    builder.where(inner =>
      inner
        .whereIn('from_team', groupsUnder(client, team))
        .orWhereIn('to_team', groupsUnder(client, team)),
    );
  }
  if (state?.length) {
    builder.whereIn('state', state);
  }
}

/** Adds the fields of the scorecard of its entity to each handover. */
function joinScorecards(
  handovers: Knex.QueryBuilder,
  scorecards: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return handovers
    .leftJoin(
      scorecards
        .select('title', 'owner', 'drill_results', 'next_change_at', {
          scorecard_ref: 'entity_ref',
        })
        .as('cards'),
      'cards.scorecard_ref',
      'handovers.entity_ref',
    )
    .select(
      'handovers.*',
      'cards.title',
      'cards.owner',
      'cards.drill_results',
      'cards.next_change_at',
    );
}

function toListed(
  { next_change_at: nextChangeAt, ...row }: StoredRow,
  overdueAt: string | undefined,
): ListedHandoverRow {
  return { ...row, isOverdue: isOverdue(nextChangeAt, overdueAt) };
}
