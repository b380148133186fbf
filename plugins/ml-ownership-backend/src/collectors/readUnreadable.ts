import { UncheckedCriterion } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';

/**
 * Returns, by criterion, why connected systems could not check an entity. Distinguishes "cannot be checked" from "is
 * missing".
 */
export async function readUnreadable(
  client: Knex,
  entityRef: string,
): Promise<Map<string, string[]>> {
  const rows: { unchecked: string }[] = await client('collector_checks')
    .select('unchecked')
    .where({ entity_ref: entityRef })
    .whereNot({ unchecked: '[]' });
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    for (const gap of JSON.parse(row.unchecked) as UncheckedCriterion[]) {
      reasons.set(gap.criterion, [
        ...(reasons.get(gap.criterion) ?? []),
        gap.reason,
      ]);
    }
  }
  return reasons;
}
