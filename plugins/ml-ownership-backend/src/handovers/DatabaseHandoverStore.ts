import { ConflictError } from '@backstage/errors';
import {
  HandoverEntry,
  HandoverState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { Readable } from '../catalog/ReadableEntities';
import { pageByTime } from '../database/pageByTime';
import { DrillRow } from '../drills/DrillRow';
import {
  HandoverEntryContent,
  HandoverEntryRow,
  HandoverRow,
} from './HandoverRow';

const filterSchema = z.object({
  entityRef: z.string().max(500).optional(),
  team: z.string().max(500).optional(),
  state: z
    .array(z.enum(['proposed', 'shadowing', 'accepted', 'refused']))
    .max(10)
    .optional(),
});

/** Which handovers to answer with. */
export type HandoverFilter = z.infer<typeof filterSchema>;

/** A handover with what is known of its entity. */
export type ListedHandoverRow = HandoverRow & {
  title: string | null;
  owner: string | null;
  drills: string | null;
};

/** What a handover needs to know of a drill, which is little of what is kept. */
export type HandoverDrillRow = Pick<
  DrillRow,
  'id' | 'entity_ref' | 'performing_team' | 'abilities' | 'state'
>;

/** Something to write into the record. */
export interface NewHandoverEntry {
  at: string;
  by: string;
  kind: HandoverEntry['kind'];
  content: HandoverEntryContent;
}

/**
 * Keeps handovers, on SQLite and PostgreSQL.
 */
export class DatabaseHandoverStore {
  constructor(private readonly client: Knex) {}

  /** Handovers of readable entities, the latest first. */
  async page(
    query: { limit?: number; cursor?: string; filter: () => HandoverFilter },
    readable: Readable,
  ): Promise<{ rows: ListedHandoverRow[]; nextCursor?: string }> {
    const { client } = this;
    return pageByTime<ListedHandoverRow, HandoverFilter>(
      'proposed_at',
      { ...query, filterSchema },
      filter =>
        client
          .from(
            readable
              .restrict(client('handovers'), 'entity_ref')
              .modify(builder => this.narrow(builder, filter))
              .as('handovers'),
          )
          .leftJoin(
            client('scorecards')
              .select({
                scorecard_ref: 'entity_ref',
                title: 'title',
                owner: 'owner',
                drills: 'drills',
              })
              .as('cards'),
            'cards.scorecard_ref',
            'handovers.entity_ref',
          )
          .select('handovers.*', 'cards.title', 'cards.owner', 'cards.drills'),
    );
  }

  async get(id: string): Promise<ListedHandoverRow | undefined> {
    return this.client('handovers')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'handovers.entity_ref')
      .where({ id })
      .first(
        'handovers.*',
        'scorecards.title',
        'scorecards.owner',
        'scorecards.drills',
      );
  }

  /** The record of some handovers, the earliest line first. */
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

  /** How many lines the record of a handover has. */
  async countEntries(tx: Knex.Transaction, id: string): Promise<number> {
    const [{ count }] = await tx('handover_entries')
      .where({ handover_id: id })
      .count({ count: '*' });
    return Number(count);
  }

  /** Drills of some entities by anybody, the latest first; those that are over first of all. */
  async drillsOf(entityRefs: readonly string[]): Promise<HandoverDrillRow[]> {
    return this.client('drills')
      .select('id', 'entity_ref', 'performing_team', 'abilities', 'state')
      .whereIn('entity_ref', [...entityRefs])
      .whereIn('state', ['planned', 'running', 'passed', 'failed'])
      .orderBy('planned_at', 'desc');
  }

  /** The groups that are under each of some groups, themselves among them. */
  async groupsUnder(
    groups: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const rows: { ancestor: string; descendant: string }[] = await this.client(
      'team_tree',
    ).whereIn('ancestor', [...groups]);
    const under = new Map(groups.map(ref => [ref, new Set([ref])]));
    rows.forEach(row => under.get(row.ancestor)!.add(row.descendant));
    return under;
  }

  /**
   * Writes a proposal.
   *
   * @throws ConflictError where another is open for the entity
   */
  async insert(
    row: HandoverRow,
    entry: NewHandoverEntry,
    also: (tx: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.client.transaction(async tx => {
      // One at a time: two proposals at the same moment must see each other.
      await tx('evaluation_state').select('id').forUpdate();
      const open: HandoverRow | undefined = await tx('handovers')
        .where({ entity_ref: row.entity_ref })
        .whereIn('state', ['proposed', 'shadowing'])
        .first();
      if (open) {
        throw new ConflictError(
          `A handover to ${open.to_team} is ${open.state} already: it has to be answered or taken back first`,
        );
      }
      await tx('handovers').insert(row);
      await this.addEntry(tx, row.id, entry);
      await also(tx);
    });
  }

  /**
   * Changes a handover that is in a state, and adds to its record. Of two at the same moment one wins.
   *
   * @throws ConflictError that says what it is now, where it is in that state no more
   */
  async change(
    id: string,
    from: readonly HandoverState[],
    change: Partial<HandoverRow>,
    entry: NewHandoverEntry,
    also?: (tx: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.client.transaction(async tx => {
      await this.hold(tx, id, from, change);
      await this.addEntry(tx, id, entry);
      await also?.(tx);
    });
  }

  /**
   * Deletes a proposal.
   *
   * @throws ConflictError where it is none any more
   */
  async withdraw(id: string): Promise<void> {
    await this.client.transaction(async tx => {
      await this.hold(tx, id, ['proposed'], {});
      await tx('handover_entries').where({ handover_id: id }).delete();
      await tx('handovers').where({ id }).delete();
    });
  }

  private async hold(
    tx: Knex.Transaction,
    id: string,
    from: readonly HandoverState[],
    change: Partial<HandoverRow>,
  ): Promise<void> {
    const changed = await tx('handovers')
      .where({ id })
      .whereIn('state', [...from])
      .update({ ...change, id });
    if (changed === 0) {
      const row: HandoverRow | undefined = await tx('handovers')
        .where({ id })
        .first();
      throw new ConflictError(
        row
          ? `The handover is ${row.state}${
              row.answered_by
                ? `: ${row.answered_by} answered at ${row.answered_at}`
                : ''
            }`
          : 'The handover is there no more: it was taken back',
      );
    }
  }

  private narrow(builder: Knex.QueryBuilder, filter: HandoverFilter): void {
    if (filter.entityRef) {
      builder.where('entity_ref', filter.entityRef);
    }
    if (filter.team) {
      const under = () =>
        this.client('team_tree')
          .select('descendant')
          .where('ancestor', filter.team!)
          .union([this.client.select(this.client.raw('?', [filter.team!]))]);
      builder.where(inner =>
        inner.whereIn('from_team', under()).orWhereIn('to_team', under()),
      );
    }
    if (filter.state?.length) {
      builder.whereIn('state', filter.state);
    }
  }

  private async addEntry(
    tx: Knex.Transaction,
    id: string,
    { content, ...entry }: NewHandoverEntry,
  ): Promise<void> {
    await tx('handover_entries').insert({
      ...entry,
      handover_id: id,
      content: JSON.stringify(content),
    });
  }
}
