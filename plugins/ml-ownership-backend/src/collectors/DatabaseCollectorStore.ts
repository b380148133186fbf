import { MlKind } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MOST_ROWS, slicesOf } from '../database/batches';
import {
  CollectorState,
  CollectorStore,
  DueEntity,
  Look,
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
      state: string | null;
    }[] = await this.due(collector, kinds, now)
      .select(
        'facts.entity_ref',
        'facts.facts',
        'facts.hash',
        'collections.state',
      )
      .orderByRaw("coalesce(collections.next_at, ''), facts.entity_ref")
      .limit(limit);
    return rows.map(row => ({
      entityRef: row.entity_ref,
      facts: JSON.parse(row.facts),
      hash: row.hash,
      state: row.state ? JSON.parse(row.state) : undefined,
    }));
  }

  async writeLooks(collector: string, looks: readonly Look[]): Promise<void> {
    const rows = looks.map(look => ({
      collector,
      entity_ref: look.entityRef,
      hash: look.hash,
      next_at: look.nextAt,
      state: look.state ? JSON.stringify(look.state) : null,
      unreadable: JSON.stringify(look.unreadable),
      has_gaps: look.unreadable.length > 0,
    }));
    for (const slice of slicesOf(rows, MOST_ROWS)) {
      await this.client('collections')
        .insert(slice)
        .onConflict(['collector', 'entity_ref'])
        .merge();
    }
  }

  async lookAgain(entityRef: string, now: string): Promise<void> {
    await this.client('collections')
      .where({ entity_ref: entityRef })
      .where('next_at', '>', now)
      .update({ next_at: now });
  }

  async count(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Promise<{ looked: number; due: number; unreadable: number }> {
    const counted: {
      looked: number | string;
      unreadable: number | string;
    } = await this.client('collections')
      .join('facts', 'facts.entity_ref', 'collections.entity_ref')
      .where({ collector })
      .whereNot('facts.hash', '')
      .first(
        this.client.raw('count(*) as looked'),
        this.client.raw(
          'coalesce(sum(case when has_gaps then 1 else 0 end), 0) as unreadable',
        ),
      );
    const [{ due }] = await this.due(collector, kinds, now).count({ due: '*' });
    return {
      looked: Number(counted.looked),
      due: Number(due),
      unreadable: Number(counted.unreadable),
    };
  }

  private due(
    collector: string,
    kinds: readonly MlKind[],
    now: string,
  ): Knex.QueryBuilder {
    return this.client('facts')
      .leftJoin('collections', join =>
        join
          .on('collections.entity_ref', 'facts.entity_ref')
          .andOnVal('collections.collector', collector),
      )
      .whereIn('facts.kind', kinds)
      .whereNot('facts.hash', '')
      .where(builder =>
        builder
          .whereNull('collections.entity_ref')
          .orWhere('collections.next_at', '<=', now)
          .orWhereRaw('?? <> ??', ['collections.hash', 'facts.hash']),
      );
  }
}
