import { ConflictError } from '@backstage/errors';
import {
  CatalogSnapshot,
  EntityFacts,
  EvaluationProgress,
  EvaluationProgressStateEnum,
  LineageEdge,
  RULES_VERSION,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import {
  deleteBatches,
  insertBatches,
  MOST_PARAMETERS,
  slicesOf,
  upsertBatches,
} from '../database/batches';
import {
  carryTimes,
  lowerCase,
  ScorecardRow,
  toScorecardRow,
} from '../scorecards/ScorecardRow';
import { EvaluatedEntity } from './evaluateCatalog';
import { EvaluationStore, FactChanges } from './EvaluationStore';
import { hashOf } from './hashOf';
import { takingTurns } from './takingTurns';

/** Columns whose change is worth remembering. */
const TRACKED = [
  'owner',
  'verdict',
  'level',
  'system_verdict',
  'system_level',
  'retrain',
  'deploy',
  'observe',
  'recover',
  'primary_cause',
] as const;

type TrackedRow = Pick<ScorecardRow, (typeof TRACKED)[number]>;

interface EdgeRow {
  from_ref: string;
  to_ref: string;
  relation: string;
  origin: string;
  crosses_teams: boolean;
}

interface StateRow {
  state: EvaluationProgressStateEnum;
  started_at: string | null;
  finished_at: string | null;
  evaluated: number | null;
  total: number | null;
  rules_version: string | null;
  edge_revision: number;
}

/**
 * The {@link EvaluationStore} on SQLite and PostgreSQL.
 */
export class DatabaseEvaluationStore implements EvaluationStore {
  constructor(private readonly client: Knex) {}

  async readHashes(): Promise<{
    revision: number;
    hashes: Map<string, string>;
  }> {
    const revision = await readRevision(this.client);
    const rows: { entity_ref: string; hash: string }[] = await this.client(
      'facts',
    ).select('entity_ref', 'hash');
    return {
      revision,
      hashes: new Map(rows.map(row => [row.entity_ref, row.hash])),
    };
  }

  async readFacts(): Promise<{ revision: number; facts: EntityFacts[] }> {
    const revision = await readRevision(this.client);
    const rows: { facts: string }[] = await this.client('facts').select(
      'facts',
    );
    return { revision, facts: rows.map(row => JSON.parse(row.facts)) };
  }

  async readProgress(): Promise<
    EvaluationProgress & { rulesVersion?: string }
  > {
    const row: StateRow = await this.client('evaluation_state').first();
    return {
      state: row.state,
      startedAt: row.started_at ?? undefined,
      finishedAt: row.finished_at ?? undefined,
      evaluated: row.evaluated ?? undefined,
      total: row.total ?? undefined,
      rulesVersion: row.rules_version ?? undefined,
    };
  }

  async writeProgress(
    progress: Partial<EvaluationProgress> & { rulesVersion?: string },
  ): Promise<void> {
    await this.client('evaluation_state').update({
      state: progress.state,
      started_at: progress.startedAt,
      finished_at: progress.finishedAt,
      evaluated: progress.evaluated,
      total: progress.total,
      rules_version: progress.rulesVersion,
    });
  }

  async touch(entityRef: string, now: string): Promise<void> {
    await this.client('scorecards')
      .where({ entity_ref: entityRef })
      .update({ evaluated_at: now });
  }

  async write(input: {
    revision: number;
    changes: FactChanges;
    snapshot: CatalogSnapshot;
    evaluated: EvaluatedEntity[];
    edges: LineageEdge[];
    now: string;
  }): Promise<number> {
    const rows = await toRows(input.evaluated, input.now);
    return this.client.transaction(async tx => {
      await claimRevision(tx, input.revision);
      await this.writeFacts(tx, input.changes);
      await this.writeTeams(tx, input.snapshot);
      await this.writeEdges(tx, input.edges, input.now);
      return this.writeScorecards(tx, rows, input.evaluated, input.now);
    });
  }

  private async writeFacts(
    tx: Knex.Transaction,
    changes: FactChanges,
  ): Promise<void> {
    const rows = changes.written.map(facts => ({
      entity_ref: facts.ref,
      kind: facts.kind,
      hash: hashOf(facts),
      facts: JSON.stringify(facts),
    }));
    await upsertBatches(tx, 'facts', 'entity_ref', rows);
    await deleteBatches(tx, 'facts', 'entity_ref', changes.removed);
  }

  private async writeTeams(
    tx: Knex.Transaction,
    snapshot: CatalogSnapshot,
  ): Promise<void> {
    const groups = [...snapshot.all()].filter(({ kind }) => kind === 'Group');
    const teams = groups.map(group => ({
      group_ref: group.ref,
      title: group.title,
      search_text: lowerCase(`${group.title} ${group.ref}`),
      parent: group.parent ?? null,
      members: snapshot.members(group.ref).size,
    }));
    const tree = groups.flatMap(group =>
      [...snapshot.groupAndDescendants(group.ref)].map(descendant => ({
        ancestor: group.ref,
        descendant,
      })),
    );
    await replaceRows(tx, 'teams', teams);
    await replaceRows(tx, 'team_tree', tree);
  }

  private async writeEdges(
    tx: Knex.Transaction,
    edges: LineageEdge[],
    now: string,
  ): Promise<void> {
    const stored: (EdgeRow & { first_seen_at: string })[] = await tx(
      'edges',
    ).whereIn('origin', ['declared', 'claimed']);
    const firstSeen = new Map(
      stored.map(row => [keyOf(row), row.first_seen_at]),
    );
    const rows = edges.map(edge => {
      const row: EdgeRow = {
        from_ref: edge.from,
        to_ref: edge.to,
        relation: edge.relation,
        origin: edge.origin,
        crosses_teams: edge.crossesTeams,
      };
      return { ...row, first_seen_at: firstSeen.get(keyOf(row)) ?? now };
    });
    const same =
      rows.length === stored.length &&
      rows.every(row => firstSeen.has(keyOf(row)));
    if (!same) {
      await tx('edges').whereIn('origin', ['declared', 'claimed']).delete();
      await insertBatches(tx, 'edges', rows);
      await tx('evaluation_state').increment('edge_revision', 1);
    }
  }

  private async writeScorecards(
    tx: Knex.Transaction,
    rows: ReadonlyMap<string, ScorecardRow>,
    evaluated: EvaluatedEntity[],
    now: string,
  ): Promise<number> {
    const stored: (TrackedRow & { entity_ref: string; hash: string })[] =
      await tx('scorecards').select('entity_ref', 'hash', ...TRACKED);
    const before = new Map(stored.map(row => [row.entity_ref, row]));
    const changed = [...rows.values()].filter(
      row => row.hash !== before.get(row.entity_ref)?.hash,
    );
    const removed = stored
      .map(row => row.entity_ref)
      .filter(ref => !rows.has(ref));
    if (changed.length === 0 && removed.length === 0) {
      return 0;
    }

    const details = await readDetails(
      tx,
      changed.map(row => row.entity_ref).filter(ref => before.has(ref)),
    );
    const dated = changed.map(row => {
      const previous = details.get(row.entity_ref);
      return previous
        ? { ...row, detail: carryTimes(previous, row.detail) }
        : row;
    });
    const refs = changed.map(row => row.entity_ref);
    await upsertBatches(tx, 'scorecards', 'entity_ref', dated);
    await deleteBatches(tx, 'scorecard_smells', 'entity_ref', [
      ...refs,
      ...removed,
    ]);
    await deleteBatches(tx, 'scorecards', 'entity_ref', removed);
    const changedRefs = new Set(refs);
    await insertBatches(
      tx,
      'scorecard_smells',
      evaluated
        .filter(({ entity }) => changedRefs.has(entity.ref))
        .flatMap(({ entity, result }) =>
          result.smells.map(({ id }) => ({
            entity_ref: entity.ref,
            smell: id,
          })),
        ),
    );
    await insertBatches(tx, 'scorecard_changes', [
      ...changed
        .filter(row => isTrackedChange(before.get(row.entity_ref), row))
        .map(row => ({ ...changeOf(row.entity_ref, now), ...tracked(row) })),
      ...removed.map(ref => ({
        ...changeOf(ref, now),
        removed: true,
        ...tracked(undefined),
      })),
    ]);
    return changed.length + removed.length;
  }
}

async function readRevision(client: Knex): Promise<number> {
  const row: { revision: number } = await client('evaluation_state').first(
    'revision',
  );
  return row.revision;
}

/**
 * Lets one writer through for each revision. The row stays locked until the transaction ends.
 */
async function claimRevision(
  tx: Knex.Transaction,
  revision: number,
): Promise<void> {
  const claimed = await tx('evaluation_state')
    .where({ revision })
    .update({ revision: revision + 1 });
  if (claimed === 0) {
    throw new ConflictError(
      'Somebody else has stored an evaluation in the meantime',
    );
  }
}

/** The rows of what was evaluated, made ahead of the transaction and in turns with other work. */
async function toRows(
  evaluated: EvaluatedEntity[],
  now: string,
): Promise<Map<string, ScorecardRow>> {
  const rows = new Map<string, ScorecardRow>();
  const giveWay = takingTurns();
  for (const item of evaluated) {
    rows.set(item.entity.ref, toScorecardRow(item, now));
    await giveWay();
  }
  return rows;
}

/** Makes a small table hold exactly some rows, and leaves it alone where it does already. */
async function replaceRows<Row extends object>(
  tx: Knex.Transaction,
  table: string,
  rows: Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const stored = (await tx(table).select(...columns)) as Row[];
  const canonical = (list: Row[]) =>
    list
      .map(row =>
        JSON.stringify(columns.map(column => row[column as keyof Row])),
      )
      .sort()
      .join();
  if (canonical(stored) !== canonical(rows)) {
    await tx(table).delete();
    await insertBatches(tx, table, rows);
  }
}

async function readDetails(
  tx: Knex.Transaction,
  refs: string[],
): Promise<Map<string, string>> {
  const details = new Map<string, string>();
  for (const slice of slicesOf(refs, MOST_PARAMETERS)) {
    const rows: { entity_ref: string; detail: string }[] = await tx(
      'scorecards',
    )
      .select('entity_ref', 'detail')
      .whereIn('entity_ref', slice);
    for (const row of rows) {
      details.set(row.entity_ref, row.detail);
    }
  }
  return details;
}

function keyOf(edge: EdgeRow): string {
  return JSON.stringify([
    edge.from_ref,
    edge.to_ref,
    edge.relation,
    edge.origin,
    Boolean(edge.crosses_teams),
  ]);
}

function isTrackedChange(
  before: TrackedRow | undefined,
  after: TrackedRow,
): boolean {
  return !before || TRACKED.some(column => before[column] !== after[column]);
}

function changeOf(entityRef: string, now: string) {
  return {
    entity_ref: entityRef,
    changed_at: now,
    rules_version: RULES_VERSION,
    removed: false,
  };
}

function tracked(row: TrackedRow | undefined): Record<string, unknown> {
  return Object.fromEntries(
    TRACKED.map(column => [column, row ? row[column] : null]),
  );
}
