import { ConflictError } from '@backstage/errors';
import {
  Ability,
  DrillEntry,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { InputStore } from '../../evaluation/inputs/InputStore';
import { OutboxNotification } from '../../notifications/OutboxNotification';
import { enqueueNotification } from '../../notifications/enqueueNotification';
import { CurrentScorecards } from '../../scorecards/CurrentScorecards';
import {
  abilitiesOf,
  DrillEntryRow,
  DrillRow,
  FINISHED_STATES,
  operatorsOf,
  PASSED_STATES,
} from '../DrillRow';
import {
  DrillChange,
  DrillFilter,
  DrillStore,
  DueDrillFilter,
  DueDrillRows,
  ListedDrillRow,
  NewDrillEntry,
} from '../DrillStore';
import { joinScorecards } from './joinScorecards';
import { pageDrills } from './pageDrills';
import { pageDueDrills } from './pageDueDrills';

/** Stores drills, on SQLite and PostgreSQL. */
export class DatabaseDrillStore implements DrillStore {
  constructor(
    private readonly client: Knex,
    private readonly inputs: InputStore,
    private readonly scorecards: CurrentScorecards,
  ) {}

  async page(
    query: { limit?: number; cursor?: string; filter: () => DrillFilter },
    readable: VisibilityFilter,
  ): Promise<{ rows: ListedDrillRow[]; nextCursor?: string }> {
    return pageDrills(this.client, this.scorecards, query, readable);
  }

  async get(id: string): Promise<ListedDrillRow | undefined> {
    const { table } = await this.scorecards.open();
    return joinScorecards(this.client('drills'), table()).where({ id }).first();
  }

  async entries(
    ids: readonly string[],
    kinds?: readonly DrillEntry['kind'][],
  ): Promise<DrillEntryRow[]> {
    return this.client('drill_entries')
      .whereIn('drill_id', [...ids])
      .modify(builder => {
        if (kinds) {
          builder.whereIn('kind', [...kinds]);
        }
      })
      .orderBy('id');
  }

  async countEntries(id: string): Promise<number> {
    return countEntries(this.client, { drill_id: id });
  }

  async insert(
    row: DrillRow,
    entries: readonly NewDrillEntry[],
    options: { maxOpen: number; notification: OutboxNotification },
  ): Promise<void> {
    await this.client.transaction(async tx => {
      // Serialised, so that concurrent plans count each other.
      await this.inputs.lock(tx);
      const [{ count }] = await tx('drills')
        .where({ entity_ref: row.entity_ref, planned_by: row.planned_by })
        .whereIn('state', ['planned', 'running'])
        .count({ count: '*' });
      if (Number(count) >= options.maxOpen) {
        throw new ConflictError(
          `${row.planned_by} already has ${options.maxOpen} open drills for ${row.entity_ref}. Finish or cancel some first`,
        );
      }
      await tx('drills').insert(row);
      await tx('drill_operators').insert(
        operatorsOf(row).map(user => ({ drill_id: row.id, user_ref: user })),
      );
      await insertEntries(tx, row.id, entries);
      await enqueueNotification(tx, row, options.notification, row.planned_at);
    });
  }

  async change(id: string, change: DrillChange): Promise<void> {
    const { columns, basedOn = [], notification } = change;
    await this.client.transaction(async tx => {
      const revision = change.isResult
        ? { revision: await this.inputs.nextRevision(tx) }
        : {};
      const held = await tx('drills')
        .where({ id })
        .whereIn('state', [...change.from])
        .update({ id });
      if (held === 0) {
        throw new ConflictError(await describeState(tx, id));
      }
      for (const { kind, count, conflict } of basedOn) {
        if ((await countEntries(tx, { drill_id: id, kind })) !== count) {
          throw new ConflictError(conflict);
        }
      }
      const row: DrillRow = await tx('drills').where({ id }).first();
      await tx('drills')
        .where({ id })
        .update({
          ...(typeof columns === 'function' ? columns(row) : columns),
          ...revision,
          id,
        });
      await insertEntries(tx, id, change.entries);
      if (notification) {
        await enqueueNotification(tx, row, notification, change.at);
      }
    });
  }

  async cancel(id: string): Promise<void> {
    await this.client.transaction(async tx => {
      // Cascading deletes depend on the connection in SQLite.
      const planned = await tx('drills')
        .where({ id, state: 'planned' })
        .update({ state: 'planned' });
      if (planned === 0) {
        throw new ConflictError(await describeState(tx, id));
      }
      await tx('drill_entries').where({ drill_id: id }).delete();
      await tx('drill_operators').where({ drill_id: id }).delete();
      await tx('drills').where({ id }).delete();
    });
  }

  async notify(
    row: DrillRow,
    notification: OutboxNotification,
    at: string,
  ): Promise<void> {
    await enqueueNotification(this.client, row, notification, at);
  }

  async due(
    query: { limit?: number; cursor?: string; filter: () => DueDrillFilter },
    readable: VisibilityFilter,
  ): Promise<DueDrillRows> {
    return pageDueDrills(this.client, this.scorecards, query, readable);
  }

  async openDrills(
    entityRefs: readonly string[],
  ): Promise<Map<string, DrillRow>> {
    const rows: DrillRow[] = await this.client('drills')
      .whereIn('entity_ref', [...entityRefs])
      .whereIn('state', ['planned', 'running'])
      .orderBy('planned_at');
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  async plannedOnOrBefore(day: string): Promise<ListedDrillRow[]> {
    return this.client('drills')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'drills.entity_ref')
      .where('state', 'planned')
      .where('planned_date', '<=', day)
      .select('drills.*', 'scorecards.title', 'scorecards.tier');
  }

  async pendingTraceVerification(
    since: string,
    limit: number,
  ): Promise<DrillRow[]> {
    return this.client('drills')
      .whereIn('state', [...FINISHED_STATES])
      .where('recorded_at', '>', since)
      .where('assessments', 'like', '%"trace":"attested"%')
      .whereIn(
        'id',
        this.client('drill_entries')
          .select('drill_id')
          .where('kind', 'trace')
          .whereNot('created_by', ''),
      )
      .orderBy('recorded_at', 'desc')
      .limit(limit);
  }

  async failsFrom(entityRef: string, now: string): Promise<string> {
    const [{ latest }] = await this.client('drills')
      .where({ entity_ref: entityRef })
      .whereIn('state', [...PASSED_STATES])
      .max({ latest: 'ended_at' });
    return latest && latest >= now
      ? new Date(Date.parse(latest) + 1).toISOString()
      : now;
  }

  async countByTeam(
    since: string,
    readable: VisibilityFilter,
  ): Promise<Map<string, { drills: number; lastAt: string }>> {
    const rows: {
      team: string;
      drills: number | string;
      last_at: string;
    }[] = await readable
      .restrict(this.client('drills'), 'entity_ref')
      .select({ team: 'performing_team' })
      .count({ drills: '*' })
      .max({ last_at: 'ended_at' })
      .whereIn('state', [...FINISHED_STATES])
      .where('ended_at', '>', since)
      .groupBy('performing_team');
    return new Map(
      rows.map(row => [
        row.team,
        { drills: Number(row.drills), lastAt: row.last_at },
      ]),
    );
  }

  async lastPerformer(entityRef: string): Promise<string | undefined> {
    const row = await this.client('drills')
      .where({ entity_ref: entityRef })
      .whereIn('state', [...FINISHED_STATES])
      .orderBy('ended_at', 'desc')
      .first('performing_team');
    return row?.performing_team;
  }

  async proposedReceivers(entityRef: string): Promise<Set<string>> {
    const refs: string[] = await this.client('handovers')
      .where({ entity_ref: entityRef })
      .whereIn('state', ['proposed', 'shadowing'])
      .pluck('to_team');
    return new Set(refs);
  }

  async groupsAbove(groups: readonly string[]): Promise<Set<string>> {
    const above: string[] = await this.client('team_tree')
      .whereIn('descendant', [...groups])
      .pluck('ancestor');
    return new Set([...groups, ...above]);
  }

  async withUnreadRunbooks(limit: number): Promise<Map<string, Ability[]>> {
    const rows: Pick<DrillRow, 'entity_ref' | 'abilities'>[] =
      await this.client('drills')
        .distinct('entity_ref', 'abilities')
        .whereIn('state', [...PASSED_STATES])
        .where(builder =>
          builder
            .where('abilities', 'like', '%"observe"%')
            .orWhere(inner =>
              inner
                .where('abilities', 'like', '%"deploy"%')
                .where('entity_ref', 'like', 'dataset:%'),
            ),
        )
        .orderBy('entity_ref')
        .limit(limit);
    const found = new Map<string, Ability[]>();
    for (const row of rows) {
      const isDataset = row.entity_ref.startsWith('dataset:');
      const abilities = abilitiesOf(row).filter(
        ability => ability === 'observe' || (isDataset && ability === 'deploy'),
      );
      found.set(row.entity_ref, [
        ...new Set([...(found.get(row.entity_ref) ?? []), ...abilities]),
      ]);
    }
    return found;
  }
}

async function countEntries(
  client: Knex,
  where: { drill_id: string; kind?: DrillEntry['kind'] },
): Promise<number> {
  const [{ count }] = await client('drill_entries')
    .where(where)
    .count({ count: '*' });
  return Number(count);
}

async function insertEntries(
  tx: Knex,
  id: string,
  entries: readonly NewDrillEntry[],
): Promise<void> {
  if (entries.length > 0) {
    await tx('drill_entries').insert(
      entries.map(({ content, ...entry }) => ({
        ...entry,
        drill_id: id,
        content: JSON.stringify(content),
      })),
    );
  }
}

async function describeState(tx: Knex, id: string): Promise<string> {
  const row: DrillRow | undefined = await tx('drills').where({ id }).first();
  if (!row) {
    return 'The drill no longer exists: its plan was cancelled';
  }
  const by = row.recorded_by ?? row.started_by ?? row.planned_by;
  const at = row.recorded_at ?? row.started_at ?? row.planned_at;
  return `The drill is already ${row.state}, by ${by} at ${at}`;
}
