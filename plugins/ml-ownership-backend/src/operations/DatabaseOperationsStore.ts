import {
  UpstreamChange,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { OperationsStore, PassedVersion } from './OperationsStore';

/**
 * The maximum number of passed evaluations to search for the last known good version. One is not enough: the serving
 * version may be written in several ways.
 */
const MAX_VERSIONS = 100;

/** Maximum hops for upstream changes. */
const HOPS = 3;
const MAX_UPSTREAM = 2000;

/** The maximum number of changes of scorecards, and of failures. */
const MAX_CHANGES = 100;

interface PassedVersionRow {
  subject_version: string;
  detail: string;
  observed_at: string;
  url: string | null;
}

interface ChangeRow {
  entity_ref: string;
  title: string | null;
  changed_at: string;
  removed: boolean;
  owner: string | null;
  previous_owner: string | null;
  verdict: Verdict | null;
  previous_verdict: Verdict | null;
}

interface FailureRow {
  entity_ref: string;
  title: string | null;
  observed_at: string;
  detail: string;
}

/** The {@link OperationsStore} on SQLite and PostgreSQL. */
export class DatabaseOperationsStore implements OperationsStore {
  constructor(private readonly client: Knex) {}

  async readPassedVersions(
    entityRef: string,
    except: string,
  ): Promise<PassedVersion[]> {
    const rows: PassedVersionRow[] = await this.client('evidence')
      .where({
        entity_ref: entityRef,
        criterion: 'deploy.gate',
        source: 'observed',
        outcome: 'pass',
      })
      .whereNotNull('subject_version')
      .whereNot('subject_version', except)
      .orderBy('observed_at', 'desc')
      .limit(MAX_VERSIONS)
      .select('subject_version', 'detail', 'observed_at', 'url');
    return rows.map(row => ({
      version: row.subject_version,
      detail: row.detail,
      observedAt: row.observed_at,
      url: row.url ?? undefined,
    }));
  }

  async readUpstreamChanges(
    entityRef: string,
    since: string,
  ): Promise<UpstreamChange[]> {
    const refs = await this.readUpstream(entityRef);
    const changes = await this.readChanges(refs, since);
    const failures = await this.readFailures(refs, since);
    return [
      ...changes.flatMap(toUpstreamChanges),
      ...failures.map(row => ({
        entityRef: row.entity_ref,
        title: row.title ?? row.entity_ref,
        at: row.observed_at,
        type: 'failed' as const,
        detail: row.detail,
      })),
    ].sort((a, b) => b.at.localeCompare(a.at));
  }

  private async readUpstream(entityRef: string): Promise<string[]> {
    const found = new Set<string>();
    let level = [entityRef];
    for (let hop = 0; hop < HOPS && level.length > 0; hop += 1) {
      const next: string[] = await this.client('edges')
        .distinct('from_ref')
        .whereIn('to_ref', level)
        .whereNot('origin', 'claimed')
        .orderBy('from_ref')
        .limit(MAX_UPSTREAM)
        .pluck('from_ref');
      level = next.filter(ref => ref !== entityRef && !found.has(ref));
      level.forEach(ref => found.add(ref));
    }
    return [...found].slice(0, MAX_UPSTREAM);
  }

  private async readChanges(
    refs: readonly string[],
    since: string,
  ): Promise<ChangeRow[]> {
    return this.client('scorecard_changes')
      .leftJoin(
        'scorecards',
        'scorecards.entity_ref',
        'scorecard_changes.entity_ref',
      )
      .whereIn('scorecard_changes.entity_ref', [...refs])
      .where('changed_at', '>', since)
      .select(
        'scorecard_changes.entity_ref',
        'scorecards.title',
        'changed_at',
        'removed',
        'scorecard_changes.owner',
        'previous_owner',
        'scorecard_changes.verdict',
        'previous_verdict',
      )
      .orderBy('changed_at', 'desc')
      .limit(MAX_CHANGES);
  }

  private async readFailures(
    refs: readonly string[],
    since: string,
  ): Promise<FailureRow[]> {
    return this.client('evidence')
      .leftJoin('scorecards', 'scorecards.entity_ref', 'evidence.entity_ref')
      .whereIn('evidence.entity_ref', [...refs])
      .where({ source: 'observed', outcome: 'fail', is_latest: true })
      .where('observed_at', '>', since)
      .select('evidence.entity_ref', 'scorecards.title', 'observed_at')
      .select('evidence.detail')
      .orderBy('observed_at', 'desc')
      .limit(MAX_CHANGES);
  }
}

/** The owner and the verdict may have changed at once; a change of the level alone is left out. */
function toUpstreamChanges(row: ChangeRow): UpstreamChange[] {
  const change = {
    entityRef: row.entity_ref,
    title: row.title ?? row.entity_ref,
    at: row.changed_at,
  };
  if (row.removed) {
    return [{ ...change, type: 'removed' }];
  }
  if (row.previous_verdict === null) {
    return [{ ...change, type: 'added' }];
  }
  const changes: UpstreamChange[] = [];
  if (row.owner !== row.previous_owner) {
    changes.push({
      ...change,
      type: 'owner-changed',
      previousOwner: row.previous_owner || undefined,
      owner: row.owner || undefined,
    });
  }
  if (row.verdict !== row.previous_verdict) {
    changes.push({
      ...change,
      type: 'verdict-changed',
      previousVerdict: row.previous_verdict,
      verdict: row.verdict ?? undefined,
    });
  }
  return changes;
}
