import {
  CollectorGap,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { JsonObject } from '@backstage/types';
import { UncheckedCriterion } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { MAX_PARAMETERS, MAX_ROWS, slicesOf } from '../database/batches';
import {
  CollectorCheck,
  CollectorCounts,
  CollectorState,
  CollectorStore,
  DueEntity,
} from './CollectorStore';

interface CollectorRow {
  last_run_at: string | null;
  last_success_at: string | null;
  last_error: string | null;
  failures: number;
  paused_until: string | null;
}

/**
 * The {@link CollectorStore} on SQLite and PostgreSQL.
 */
export class DatabaseCollectorStore implements CollectorStore {
  constructor(private readonly client: Knex) {}

  async readState(collector: string): Promise<CollectorState> {
    const row: CollectorRow | undefined = await this.client('collectors')
      .where({ id: collector })
      .first();
    return {
      lastRunAt: row?.last_run_at ?? undefined,
      lastSuccessAt: row?.last_success_at ?? undefined,
      lastError: row?.last_error ?? undefined,
      failures: row?.failures ?? 0,
      pausedUntil: row?.paused_until ?? undefined,
    };
  }

  async writeState(collector: string, state: CollectorState): Promise<void> {
    await this.client('collectors')
      .insert({
        id: collector,
        last_run_at: state.lastRunAt ?? null,
        last_success_at: state.lastSuccessAt ?? null,
        last_error: state.lastError ?? null,
        failures: state.failures,
        paused_until: state.pausedUntil ?? null,
      })
      .onConflict('id')
      .merge();
  }

  async readDue(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
    limit: number,
  ): Promise<DueEntity[]> {
    const rows: {
      entity_ref: string;
      facts: string;
      hash: string;
      cursor: string | null;
    }[] = await this.due(collector, kinds, now)
      .select(
        'entity_facts.entity_ref',
        'entity_facts.facts',
        'entity_facts.hash',
        'collector_checks.cursor',
      )
      .orderByRaw(
        "coalesce(collector_checks.next_check_at, ''), entity_facts.entity_ref",
      )
      .limit(limit);
    return rows.map(row => ({
      entityRef: row.entity_ref,
      facts: JSON.parse(row.facts),
      hash: row.hash,
      cursor: row.cursor ? JSON.parse(row.cursor) : undefined,
    }));
  }

  async readCursor(
    collector: string,
    entityRef: string,
  ): Promise<JsonObject | undefined> {
    const row: { cursor: string | null } | undefined = await this.client(
      'collector_checks',
    )
      .where({ collector, entity_ref: entityRef })
      .first('cursor');
    return row?.cursor ? JSON.parse(row.cursor) : undefined;
  }

  async recordChecks(
    collector: string,
    checks: readonly CollectorCheck[],
  ): Promise<void> {
    const rows = checks.map(check => ({
      collector,
      entity_ref: check.entityRef,
      hash: check.hash,
      next_check_at: check.nextCheckAt,
      cursor: check.cursor ? JSON.stringify(check.cursor) : null,
      unchecked: JSON.stringify(check.unchecked),
      is_incomplete: check.unchecked.some(gap => !gap.isNotConfigured),
      is_connected: check.isConnected,
    }));
    for (const slice of slicesOf(rows, MAX_ROWS)) {
      await this.client('collector_checks')
        .insert(slice)
        .onConflict(['collector', 'entity_ref'])
        .merge();
    }
  }

  async requestChecks(
    entityRefs: readonly string[],
    now: string,
    collector?: string,
  ): Promise<void> {
    for (const slice of slicesOf(entityRefs, MAX_PARAMETERS)) {
      await this.client('collector_checks')
        .whereIn('entity_ref', slice)
        .where('next_check_at', '>', now)
        .modify(builder => {
          if (collector) {
            builder.where({ collector });
          }
        })
        .update({ next_check_at: now });
    }
  }

  async count(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Promise<CollectorCounts> {
    const counted: Record<
      'checked' | 'incomplete' | 'not_connected',
      number | string
    > = await this.client('collector_checks')
      .join(
        'entity_facts',
        'entity_facts.entity_ref',
        'collector_checks.entity_ref',
      )
      .where({ collector })
      .whereNot('entity_facts.hash', '')
      .first(
        this.client.raw('count(*) as checked'),
        this.client.raw(
          'coalesce(sum(case when is_incomplete then 1 else 0 end), 0) as incomplete',
        ),
        this.client.raw(
          'coalesce(sum(case when is_connected then 0 else 1 end), 0) as not_connected',
        ),
      );
    const [{ due }] = await this.due(collector, kinds, now).count({ due: '*' });
    return {
      checked: Number(counted.checked),
      due: Number(due),
      incomplete: Number(counted.incomplete),
      notConnected: Number(counted.not_connected),
    };
  }

  async readGaps(
    collector: string,
    options: { visible: VisibilityFilter; limit: number; after?: string },
  ): Promise<CollectorGap[]> {
    const { visible, limit, after } = options;
    const rows: {
      entity_ref: string;
      title: string | null;
      unchecked: string;
      is_connected: boolean | number;
    }[] = await this.client('collector_checks')
      .leftJoin(
        'scorecards',
        'scorecards.entity_ref',
        'collector_checks.entity_ref',
      )
      .where({ collector })
      .whereNot({ unchecked: '[]' })
      .modify(builder => {
        visible.restrict(builder, 'collector_checks.entity_ref');
        if (after !== undefined) {
          builder.where('collector_checks.entity_ref', '>', after);
        }
      })
      .orderBy('collector_checks.entity_ref')
      .limit(limit)
      .select(
        'collector_checks.entity_ref',
        'scorecards.title',
        'unchecked',
        'is_connected',
      );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      title: row.title ?? row.entity_ref,
      isConnected: Boolean(row.is_connected),
      unchecked: (JSON.parse(row.unchecked) as UncheckedCriterion[]).map(
        ({ criterion, reason }) => ({ criterion, reason }),
      ),
    }));
  }

  async readLastReports(
    writers: readonly string[],
  ): Promise<Map<string, string>> {
    if (writers.length === 0) {
      return new Map();
    }
    const rows: { reported_by: string; last: string }[] = await this.client(
      'evidence',
    )
      .whereIn('reported_by', [...writers])
      .groupBy('reported_by')
      .select('reported_by')
      .max({ last: 'received_at' });
    return new Map(rows.map(row => [row.reported_by, row.last]));
  }

  private due(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Knex.QueryBuilder {
    return this.client('entity_facts')
      .leftJoin('collector_checks', join =>
        join
          .on('collector_checks.entity_ref', 'entity_facts.entity_ref')
          .andOnVal('collector_checks.collector', collector),
      )
      .whereIn('entity_facts.kind', kinds)
      .whereNot('entity_facts.hash', '')
      .where(builder =>
        builder
          .whereNull('collector_checks.entity_ref')
          .orWhere('collector_checks.next_check_at', '<=', now)
          .orWhereRaw('?? <> ??', [
            'collector_checks.hash',
            'entity_facts.hash',
          ]),
      );
  }
}
