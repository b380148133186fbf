import { ConflictError } from '@backstage/errors';
import {
  Ability,
  DrillEntry,
  DrillState,
  DrillSubject,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { Readable } from '../catalog/ReadableEntities';
import { encodeCursor, resume } from '../database/cursor';
import { InputStore } from '../inputs/InputStore';
import { DrillEntryContent, DrillEntryRow, DrillRow } from './DrillRow';
import { DrillsColumn } from './drillsColumn';

const DEFAULT_LIMIT = 20;

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  team: z.string().max(500).optional(),
  owner: z.string().max(500).optional(),
  operator: z.string().max(500).optional(),
  state: z
    .array(z.enum(['planned', 'running', 'passed', 'failed', 'abandoned']))
    .max(10)
    .optional(),
  ability: z.enum(['retrain', 'deploy', 'observe', 'recover']).optional(),
  plannedFrom: z.string().max(40).optional(),
  plannedTo: z.string().max(40).optional(),
});

const pageCursor = z.object({
  filter: filterSchema,
  after: z.object({
    phase: z.number().int().min(0).max(2),
    at: z.string().max(40),
    id: z.string().max(100),
  }),
});

/** What is going on comes first, then what is to come, then what is over; in SQL. */
const PHASE = `case state when 'running' then 0 when 'planned' then 1 else 2 end`;
const TO_COME = 1;

/** When a drill was last heard of, or is to be, in SQL. */
const WHEN = 'coalesce(ended_at, started_at, planned_for, planned_at)';

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
 * How soon what is due wants attention, in SQL: what failed or goes out of date first, and then what could have its first
 * drill, by tier. Only what is due says why in the column of drills.
 */
const URGENCY = `case
  when ${['failed', 'stale', 'expiring']
    .map(why => `drills like '%"why":"${why}"%'`)
    .join(' or ')} then 0
  else coalesce(tier, 9)
end`;

/** Which drills to answer with. */
export type DrillFilter = z.infer<typeof filterSchema>;

/** A drill with what the list shows of its entity. */
export type ListedDrillRow = DrillRow & {
  title: string | null;
  tier: number | null;
  drills: string | null;
  owner: string | null;
};

/** Something to write into the record. */
export interface NewDrillEntry {
  at: string;
  by: string;
  kind: DrillEntry['kind'];
  content: DrillEntryContent;
}

/** An entity of which a drill is due. */
export interface DueRow {
  entity_ref: string;
  title: string;
  kind: string;
  tier: number | null;
  owner: string;
  drills: string;
  drill_due_at: string;
  urgency: number;
}

/**
 * Keeps drills, on SQLite and PostgreSQL.
 */
export class DatabaseDrillStore {
  constructor(
    private readonly client: Knex,
    private readonly inputs: InputStore,
  ) {}

  /** Drills of readable entities: what runs, then what is planned, the next day first, then what is over, the latest first. */
  async page(
    query: { limit?: number; cursor?: string; filter: () => DrillFilter },
    readable: Readable,
  ): Promise<{ rows: ListedDrillRow[]; nextCursor?: string }> {
    const { client } = this;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { filter, after } = resume(query.cursor, pageCursor, query.filter);
    const rows: (ListedDrillRow & { phase: number; sorted_at: string })[] =
      await client
        .from(
          readable
            .restrict(client('drills'), 'entity_ref')
            .modify(builder => this.narrow(builder, filter))
            .select(
              '*',
              client.raw(`${PHASE} as phase`),
              client.raw(`${WHEN} as sorted_at`),
            )
            .as('drills'),
        )
        .leftJoin(
          client('scorecards')
            .select({
              scorecard_ref: 'entity_ref',
              title: 'title',
              tier: 'tier',
              drills: 'drills',
              owner: 'owner',
            })
            .as('cards'),
          'cards.scorecard_ref',
          'drills.entity_ref',
        )
        .select(
          'drills.*',
          'cards.title',
          'cards.tier',
          'cards.drills',
          'cards.owner',
        )
        .modify(builder => {
          if (after) {
            const { phase, at, id } = after;
            const further = phase === TO_COME ? '>' : '<';
            builder.whereRaw(
              `(phase > ? or (phase = ? and (sorted_at, id) ${further} (?, ?)))`,
              [phase, phase, at, id],
            );
          }
        })
        .orderByRaw(
          `phase, ${['sorted_at', 'id']
            .map(
              column =>
                `case phase when ${TO_COME} then ${column} end, case phase when ${TO_COME} then null else ${column} end desc`,
            )
            .join(', ')}`,
        )
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

  async get(id: string): Promise<ListedDrillRow | undefined> {
    return this.client('drills')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'drills.entity_ref')
      .where({ id })
      .first(
        'drills.*',
        'scorecards.title',
        'scorecards.tier',
        'scorecards.drills',
        'scorecards.owner',
      );
  }

  /** The record of some drills, the earliest line first. */
  async entries(
    ids: readonly string[],
    kinds?: readonly DrillEntry['kind'][],
    client: Knex = this.client,
  ): Promise<DrillEntryRow[]> {
    return client('drill_entries')
      .whereIn('drill_id', [...ids])
      .modify(builder => {
        if (kinds) {
          builder.whereIn('kind', [...kinds]);
        }
      })
      .orderBy('id');
  }

  async countEntries(id: string): Promise<number> {
    const [{ count }] = await this.client('drill_entries')
      .where({ drill_id: id })
      .count({ count: '*' });
    return Number(count);
  }

  /**
   * Writes a new drill with the first lines of its record.
   *
   * @throws ConflictError where whoever plans it has so many of its entity open already
   */
  async insert(
    row: DrillRow,
    operators: readonly string[],
    entries: readonly NewDrillEntry[],
    options: {
      mostOpen: number;
      also: (tx: Knex.Transaction) => Promise<void>;
    },
  ): Promise<void> {
    await this.client.transaction(async tx => {
      // One at a time: plans at the same moment must see each other.
      await this.inputs.lock(tx);
      const [{ count }] = await tx('drills')
        .where({ entity_ref: row.entity_ref, planned_by: row.planned_by })
        .whereIn('state', ['planned', 'running'])
        .count({ count: '*' });
      if (Number(count) >= options.mostOpen) {
        throw new ConflictError(
          `${options.mostOpen} drills of ${row.entity_ref} that ${row.planned_by} has planned are open: finish or cancel some first`,
        );
      }
      await tx('drills').insert(row);
      await tx('drill_operators').insert(
        operators.map(user => ({ drill_id: row.id, user_ref: user })),
      );
      await this.addEntries(tx, row.id, entries);
      await options.also(tx);
    });
  }

  /**
   * Changes a drill that is in a state, and adds to its record. Of two at the same moment one wins.
   *
   * @param change - a function where it follows from what there is, which others may have changed until now
   * @param counts - evaluation has to learn of it
   * @throws ConflictError that says what it is now, where it is in that state no more
   */
  async change(
    id: string,
    from: readonly DrillState[],
    change: Partial<DrillRow> | ((row: DrillRow) => Partial<DrillRow>),
    entries: readonly NewDrillEntry[],
    options: {
      counts?: boolean;
      also?: (tx: Knex.Transaction) => Promise<void>;
    } = {},
  ): Promise<void> {
    await this.client.transaction(async tx => {
      const revision = options.counts
        ? { revision: await this.inputs.nextRevision(tx) }
        : {};
      const held = await tx('drills')
        .where({ id })
        .whereIn('state', [...from])
        .update({ id });
      if (held === 0) {
        throw new ConflictError(await this.describe(tx, id));
      }
      const row: DrillRow = await tx('drills').where({ id }).first();
      await tx('drills')
        .where({ id })
        .update({
          ...(typeof change === 'function' ? change(row) : change),
          ...revision,
          id,
        });
      await this.addEntries(tx, id, entries);
      await options.also?.(tx);
    });
  }

  /**
   * Deletes a plan.
   *
   * @throws ConflictError where it is none any more
   */
  async cancel(id: string): Promise<void> {
    await this.client.transaction(async tx => {
      // SQLite leaves it to the connection whether deletions cascade.
      const planned = await tx('drills')
        .where({ id, state: 'planned' })
        .update({ state: 'planned' });
      if (planned === 0) {
        throw new ConflictError(await this.describe(tx, id));
      }
      await tx('drill_entries').where({ drill_id: id }).delete();
      await tx('drill_operators').where({ drill_id: id }).delete();
      await tx('drills').where({ id }).delete();
    });
  }

  /** Who owned an entity at a moment, and whoever owned it within a time before. */
  async ownersAt(
    entityRef: string,
    owner: string | undefined,
    at: string,
    since: string,
  ): Promise<(string | undefined)[]> {
    const changes: { changed_at: string; previous_owner: string }[] =
      await this.client('scorecard_changes')
        .select('changed_at', 'previous_owner')
        .where({ entity_ref: entityRef })
        .where('changed_at', '>', since)
        .whereNotNull('previous_owner')
        .whereRaw('coalesce(??, ?) <> ??', ['owner', '', 'previous_owner'])
        .orderBy('id');
    const later = changes.find(({ changed_at: time }) => time > at);
    return [
      later ? later.previous_owner || undefined : owner,
      ...changes
        .filter(({ changed_at: time }) => time <= at)
        .map(({ previous_owner: ref }) => ref || undefined),
    ];
  }

  /** The people and groups that left each group since a moment. */
  async formerMembers(since: string): Promise<Map<string, string[]>> {
    const rows: { user_ref: string; group_ref: string }[] = await this.client(
      'former_members',
    )
      .select('user_ref', 'group_ref')
      .where('left_at', '>', since);
    const left = new Map<string, string[]>();
    for (const { group_ref: group, user_ref: ref } of rows) {
      left.set(group, [...(left.get(group) ?? []), ref]);
    }
    return left;
  }

  /** The runbook as it was read last until a moment; undefined where nobody had read it. */
  async runbookAt(
    entityRef: string,
    ability: Ability,
    at: string,
  ): Promise<Pick<DrillSubject, 'runbook' | 'runbookVersion'> | undefined> {
    const row:
      | { declaration: string | null; subject_version: string | null }
      | undefined = await this.client('evidence')
      .where({
        entity_ref: entityRef,
        criterion: `${ability}.runbook-readable`,
        source: 'document',
      })
      .where('observed_at', '<=', at)
      .orderBy('observed_at', 'desc')
      .first('declaration', 'subject_version');
    return (
      row && {
        runbook: row.declaration ?? undefined,
        runbookVersion: row.subject_version ?? undefined,
      }
    );
  }

  /** When an entity was first evaluated, or anything of it observed. ISO 8601 instant. */
  async firstSeenAt(entityRef: string): Promise<string | undefined> {
    const [{ first }] = await this.client('scorecard_changes')
      .where({ entity_ref: entityRef })
      .min({ first: 'changed_at' });
    const [{ observed }] = await this.client('evidence')
      .where({ entity_ref: entityRef, source: 'observed' })
      .min({ observed: 'observed_at' });
    return [first, observed].filter(Boolean).sort()[0];
  }

  /** How many drills of readable entities each team has done since a moment, and when the last. */
  async countByTeam(
    since: string,
    readable: Readable,
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
      .whereIn('state', ['passed', 'failed'])
      .where('ended_at', '>', since)
      .groupBy('performing_team');
    return new Map(
      rows.map(row => [
        row.team,
        { drills: Number(row.drills), lastAt: row.last_at },
      ]),
    );
  }

  /** The team that did the last drill of an entity. */
  async lastPerformer(entityRef: string): Promise<string | undefined> {
    const row = await this.client('drills')
      .where({ entity_ref: entityRef })
      .whereIn('state', ['passed', 'failed'])
      .orderBy('ended_at', 'desc')
      .first('performing_team');
    return row?.performing_team;
  }

  /** The groups that are to take an entity over, and have not answered for good. */
  async takers(entityRef: string): Promise<Set<string>> {
    const refs: string[] = await this.client('handovers')
      .where({ entity_ref: entityRef })
      .whereIn('state', ['proposed', 'shadowing'])
      .pluck('to_team');
    return new Set(refs);
  }

  /** Readable entities of which a drill is due until a moment, the earliest first. */
  async due(
    query: {
      limit?: number;
      cursor?: string;
      filter: () => { owner?: string; until: string };
    },
    readable: Readable,
  ): Promise<{
    rows: DueRow[];
    until: string;
    totalItems: number;
    nextCursor?: string;
  }> {
    const { client } = this;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { filter, after } = resume(query.cursor, dueCursor, query.filter);
    const all = () =>
      readable
        .restrict(client('scorecards'), 'entity_ref')
        .where('drill_due_at', '<=', filter.until)
        .modify(builder => {
          if (filter.owner) {
            builder.whereIn('owner', this.under(filter.owner));
          }
        });
    const [{ count }] = await all().count({ count: '*' });
    const rows: DueRow[] = await all()
      .select(
        'entity_ref',
        'title',
        'kind',
        'tier',
        'owner',
        'drills',
        'drill_due_at',
        client.raw(`${URGENCY} as urgency`),
      )
      .modify(builder => {
        if (after) {
          builder.whereRaw(
            `(${URGENCY}, drill_due_at, entity_ref) > (?, ?, ?)`,
            [after.urgency, after.at, after.ref],
          );
        }
      })
      .orderByRaw(`${URGENCY}, drill_due_at, entity_ref`)
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown,
      until: filter.until,
      totalItems: Number(count),
      nextCursor:
        last && rows.length > limit
          ? encodeCursor({
              filter,
              after: {
                urgency: Number(last.urgency),
                at: last.drill_due_at,
                ref: last.entity_ref,
              },
            })
          : undefined,
    };
  }

  /** The planned or running drill of each of some entities. */
  async openDrills(
    entityRefs: readonly string[],
  ): Promise<Map<string, DrillRow>> {
    const rows: DrillRow[] = await this.client('drills')
      .whereIn('entity_ref', [...entityRefs])
      .whereIn('state', ['planned', 'running'])
      .orderBy('planned_at');
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** Plans of a day or earlier. */
  async plannedUntil(day: string): Promise<ListedDrillRow[]> {
    return this.client('drills')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'drills.entity_ref')
      .where('state', 'planned')
      .where('planned_for', '<=', day)
      .select('drills.*', 'scorecards.title', 'scorecards.tier');
  }

  /** Drills that ended since a moment, and name runs of which none is verified. */
  async withTraces(since: string, limit: number): Promise<DrillRow[]> {
    return this.client('drills')
      .whereIn('state', ['passed', 'failed'])
      .where('recorded_at', '>', since)
      .where('proofs', 'like', '%"trace":"attested"%')
      .whereIn(
        'id',
        this.client('drill_entries')
          .select('drill_id')
          .where('kind', 'trace')
          .whereNot('by', ''),
      )
      .orderBy('recorded_at', 'desc')
      .limit(limit);
  }

  /** The groups that are or are above some groups. */
  async groupsAbove(groups: readonly string[]): Promise<Set<string>> {
    const above: string[] = await this.client('team_tree')
      .whereIn('descendant', [...groups])
      .pluck('ancestor');
    return new Set([...groups, ...above]);
  }

  private narrow(builder: Knex.QueryBuilder, filter: DrillFilter): void {
    const { client } = this;
    if (filter.entityRef) {
      builder.where('entity_ref', filter.entityRef);
    }
    if (filter.team) {
      builder.whereIn('performing_team', this.under(filter.team));
    }
    if (filter.owner) {
      builder.whereIn(
        'entity_ref',
        client('scorecards')
          .select('entity_ref')
          .whereIn('owner', this.under(filter.owner)),
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
      builder.where('planned_for', '>=', filter.plannedFrom);
    }
    if (filter.plannedTo) {
      builder.where('planned_for', '<=', filter.plannedTo);
    }
  }

  /** A group and those under it; itself where the catalog does not know it. */
  private under(groupRef: string): Knex.QueryBuilder {
    return this.client('team_tree')
      .select('descendant')
      .where('ancestor', groupRef)
      .union([this.client.select(this.client.raw('?', [groupRef]))]);
  }

  private async addEntries(
    tx: Knex.Transaction,
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

  private async describe(tx: Knex, id: string): Promise<string> {
    const row: DrillRow | undefined = await tx('drills').where({ id }).first();
    if (!row) {
      return 'The drill is there no more: its plan was taken back';
    }
    const by = row.recorded_by ?? row.started_by ?? row.planned_by;
    const at = row.recorded_at ?? row.started_at ?? row.planned_at;
    return `The drill is ${row.state}: ${by} did that at ${at}`;
  }
}

/** What drills count for, as a scorecard keeps it. */
export function toDrillsColumnOf(text: string | null): DrillsColumn {
  const column: Partial<DrillsColumn> = JSON.parse(text ?? '{}');
  return { standings: column.standings ?? {}, due: column.due ?? [] };
}
