import {
  CatalogSnapshot,
  EvaluationProgress,
  EvaluationProgressStateEnum,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { writeAnnouncements } from '../announcements/writeAnnouncements';
import { adoptNames } from '../lineage/adoptNames';
import { writeDeclaredEdges } from '../lineage/writeDeclaredEdges';
import { ObserveOnly } from '../observe-only/ObserveOnly';
import { Rules } from '../rules/Rules';
import { writeScorecards } from '../scorecards/writeScorecards';
import { writeTeams } from '../teams/writeTeams';
import { EvaluationState, EvaluationStore } from './EvaluationStore';
import { EvaluatedEntity } from './LiveCatalog';

interface StateRow {
  state: EvaluationProgressStateEnum;
  started_at: string | null;
  finished_at: string | null;
  evaluated: number | null;
  total: number | null;
  rules_version: string | null;
  evaluated_revision: number;
}

/**
 * The {@link EvaluationStore} on SQLite and PostgreSQL.
 */
export class DatabaseEvaluationStore implements EvaluationStore {
  constructor(
    private readonly client: Knex,
    private readonly rules: Rules,
    private readonly observeOnly: ObserveOnly,
  ) {}

  transaction<T>(action: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.client.transaction(action);
  }

  async readState(client: Knex = this.client): Promise<EvaluationState> {
    const row: StateRow = await client('evaluation_state').first();
    return {
      state: row.state,
      startedAt: row.started_at ?? undefined,
      finishedAt: row.finished_at ?? undefined,
      evaluated: row.evaluated ?? undefined,
      total: row.total ?? undefined,
      fingerprint: row.rules_version ?? undefined,
      evaluatedRevision: row.evaluated_revision,
    };
  }

  async writeProgress(
    progress: Partial<EvaluationProgress>,
    client: Knex = this.client,
  ): Promise<void> {
    await client('evaluation_state').update({
      state: progress.state,
      started_at: progress.startedAt,
      finished_at: progress.finishedAt,
      evaluated: progress.evaluated,
      total: progress.total,
    });
  }

  async readDue(now: string): Promise<string[]> {
    return this.client('scorecards')
      .where('next_change_at', '<=', now)
      .pluck('entity_ref');
  }

  async readScorecardRefs(client: Knex = this.client): Promise<string[]> {
    return client('scorecards').pluck('entity_ref');
  }

  async write(
    tx: Knex.Transaction,
    results: {
      evaluated: EvaluatedEntity[];
      removed: string[];
      snapshot: CatalogSnapshot;
      edges: ReadonlySet<string> | 'all';
      teams: boolean;
      now: string;
    },
  ): Promise<{ different: number; ownersChanged: boolean }> {
    const { evaluated, removed, snapshot, edges, now } = results;
    if (results.teams) {
      await writeTeams(tx, snapshot);
    }
    if (edges === 'all' || edges.size > 0) {
      const refs = edges === 'all' ? undefined : edges;
      await adoptNames(tx, snapshot, refs);
      await writeDeclaredEdges(tx, snapshot, refs, now);
    }
    const written = await writeScorecards(
      tx,
      evaluated,
      removed,
      this.rules,
      now,
    );
    if (!this.observeOnly.covers(now)) {
      await writeAnnouncements(tx, written.changed, now);
    }
    return {
      different: written.changed.length + written.removed,
      ownersChanged: written.ownersChanged,
    };
  }

  async finish(
    tx: Knex.Transaction,
    revision: number,
    now: string,
  ): Promise<void> {
    await tx('evaluation_state').update({
      evaluated_revision: revision,
      rules_version: this.rules.fingerprint,
    });
    const last: { version: string } | undefined = await tx('rules_versions')
      .orderBy('id', 'desc')
      .first('version');
    if (last?.version !== this.rules.version) {
      await tx('rules_versions').insert({
        version: this.rules.version,
        since: now,
      });
    }
  }

  async touch(entityRef: string, now: string): Promise<void> {
    await this.client('scorecards')
      .where({ entity_ref: entityRef })
      .update({ evaluated_at: now });
  }
}
