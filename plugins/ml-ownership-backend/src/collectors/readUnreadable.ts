import { UncheckedCriterion } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';

/** What the collectors could read of an entity. */
export interface CollectorReadings {
  /** Ids of the collectors that have checked it. */
  checkedBy: ReadonlySet<string>;
  /** By criterion, why connected systems could not check it. */
  unreadable: ReadonlyMap<string, string[]>;
}

/**
 * Returns what the collectors could read of an entity. Distinguishes "cannot be checked" from "is missing".
 */
export async function readUnreadable(
  client: Knex,
  entityRef: string,
): Promise<CollectorReadings> {
  const rows: { collector: string; unchecked: string }[] = await client(
    'collector_checks',
  )
    .select('collector', 'unchecked')
    .where({ entity_ref: entityRef });
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    for (const gap of JSON.parse(row.unchecked) as UncheckedCriterion[]) {
      reasons.set(gap.criterion, [
        ...(reasons.get(gap.criterion) ?? []),
        gap.reason,
      ]);
    }
  }
  return {
    checkedBy: new Set(rows.map(({ collector }) => collector)),
    unreadable: reasons,
  };
}
