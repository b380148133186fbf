import { ScorecardChange } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { EntityChangesQuery } from '../HistoryStore';

/** Changes of one entity, newest first. */
export async function readEntityChanges(
  client: Knex,
  entityRef: string,
  query: EntityChangesQuery,
): Promise<{ items: ScorecardChange[]; next?: number }> {
  const rows = await client('scorecard_changes')
    .where({ entity_ref: entityRef })
    .where('changed_at', '>', query.from)
    .where('changed_at', '<=', query.to)
    .modify(builder => {
      if (query.before !== undefined) {
        builder.where('id', '<', query.before);
      }
    })
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  return {
    items: shown.map(toChange),
    next: rows.length > query.limit ? shown.at(-1)!.id : undefined,
  };
}

function toChange(row: any): ScorecardChange {
  const optional = <T>(value: T | null): T | undefined => value ?? undefined;
  return {
    at: row.changed_at,
    removed: Boolean(row.removed),
    verdict: optional(row.verdict),
    level: optional(row.level),
    systemVerdict: optional(row.system_verdict),
    systemLevel: optional(row.system_level),
    retrain: optional(row.retrain),
    deploy: optional(row.deploy),
    observe: optional(row.observe),
    recover: optional(row.recover),
    primaryCause: row.primary_cause || undefined,
    owner: row.owner || undefined,
    rulesVersion: row.rules_version,
    rulesChanged:
      row.previous_rules_version !== null &&
      row.previous_rules_version !== row.rules_version,
    ownerChanged:
      !row.removed &&
      row.previous_owner !== null &&
      row.previous_owner !== row.owner,
  };
}
