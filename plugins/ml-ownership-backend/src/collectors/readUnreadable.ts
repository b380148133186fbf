import { UnreadableSubject } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';

/**
 * Why connected systems could not look at an entity, by criterion. It tells "we cannot see" apart from "you lack".
 */
export async function readUnreadable(
  client: Knex,
  entityRef: string,
): Promise<Map<string, string[]>> {
  const rows: { unreadable: string }[] = await client('collections')
    .select('unreadable')
    .where({ entity_ref: entityRef, has_gaps: true });
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    for (const gap of JSON.parse(row.unreadable) as UnreadableSubject[]) {
      reasons.set(gap.criterion, [
        ...(reasons.get(gap.criterion) ?? []),
        gap.reason,
      ]);
    }
  }
  return reasons;
}
