import {
  CatalogSnapshot,
  EvaluationProgress,
  EvaluationProgressStateEnum,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { writeProducers } from '../authors/writeProducers';
import { InputStore } from './inputs/InputStore';
import { enqueueScorecardNotifications } from '../notifications/enqueueScorecardNotifications';
import { analyzeDatabase } from '../database/analyzeDatabase';
import { syncDatasetAliases } from '../lineage/syncDatasetAliases';
import { writeDeclaredEdges } from '../lineage/writeDeclaredEdges';
import { ReportOnly } from '../report-only/ReportOnly';
import { Rules } from '../rules/Rules';
import { writeScorecards } from '../scorecards/writeScorecards';
import { writeTeams } from '../teams/writeTeams';
import { EvaluationState, EvaluationStore } from './EvaluationStore';
import { EvaluatedEntity } from './EvaluatedEntity';

interface StateRow {
  state: EvaluationProgressStateEnum;
  started_at: string | null;
  finished_at: string | null;
  evaluated: number | null;
  total: number | null;
  rules_version: string | null;
  evaluated_revision: number;
  written_at: string | null;
}

/**
 * The {@link EvaluationStore} on SQLite and PostgreSQL.
 */
export class DatabaseEvaluationStore implements EvaluationStore {
  private hasRecordedRules = false;

  constructor(
    private readonly client: Knex,
    private readonly rules: Rules,
    private readonly reportOnly: ReportOnly,
    private readonly inputs: InputStore,
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
      writtenAt: row.written_at ?? undefined,
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
      written_at: progress.finishedAt,
      evaluated: progress.evaluated,
      total: progress.total,
    });
  }

  async readDue(now: string): Promise<string[]> {
    return this.client('scorecards')
      .where('next_change_at', '<=', now)
      .pluck('entity_ref');
  }

  async isDue(now: string): Promise<boolean> {
    const due = await this.client('scorecards')
      .where('next_change_at', '<=', now)
      .first('entity_ref');
    return due !== undefined;
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
  ): Promise<{ different: number; inputsChanged: boolean }> {
    const { evaluated, removed, snapshot, edges, now } = results;
    if (results.teams) {
      await writeTeams(tx, snapshot);
    }
    let built: string[] = [];
    if (edges === 'all' || edges.size > 0) {
      const refs = edges === 'all' ? undefined : edges;
      built = await writeProducers(
        tx,
        this.inputs,
        snapshot,
        refs ?? [...snapshot.all()].map(({ ref }) => ref),
        now,
      );
      await syncDatasetAliases(tx, snapshot, refs);
      await writeDeclaredEdges(tx, snapshot, refs, now);
    }
    const written = await writeScorecards(
      tx,
      evaluated,
      removed,
      this.rules,
      now,
    );
    if (!this.reportOnly.covers(now)) {
      await enqueueScorecardNotifications(tx, written.changed, now);
    }
    return {
      different: written.changed.length + written.removed,
      inputsChanged: written.ownersChanged || built.length > 0,
    };
  }

  async markWritten(
    tx: Knex.Transaction,
    now: string,
    revision: number | undefined,
  ): Promise<void> {
    await tx('evaluation_state').update({
      written_at: tx.raw(
        `case when written_at > ? then written_at else ? end`,
        [now, now],
      ),
      ...(revision !== undefined && {
        evaluated_revision: revision,
        rules_version: this.rules.fingerprint,
      }),
    });
    if (revision !== undefined && !this.hasRecordedRules) {
      await this.recordRules(tx, now);
    }
  }

  /** Records since when this version of the rules has been used, if another one was used before. */
  private async recordRules(tx: Knex.Transaction, now: string): Promise<void> {
    const last: { version: string } | undefined = await tx('rules_versions')
      .orderBy('id', 'desc')
      .first('version');
    // Not after the insert, which may be rolled back.
    this.hasRecordedRules = last?.version === this.rules.version;
    if (!this.hasRecordedRules) {
      await tx('rules_versions').insert({
        version: this.rules.version,
        effective_from: now,
      });
    }
  }

  async touch(entityRef: string, now: string): Promise<void> {
    await this.client('scorecards')
      .where({ entity_ref: entityRef })
      .update({ evaluated_at: now });
  }

  analyze(): Promise<void> {
    return analyzeDatabase(this.client);
  }
}
