import { Knex } from 'knex';
import { MOST_PARAMETERS, slicesOf } from '../database/batches';
import { InputStore } from '../inputs/InputStore';
import { SeenAuthor, writeAuthors } from './writeAuthors';

/**
 * Adds authors that somebody has seen, and moves the revision of the inputs only where one is new.
 *
 * @returns refs of the entities that have a new one
 */
export async function addSeenAuthors(
  tx: Knex.Transaction,
  inputs: InputStore,
  authors: readonly SeenAuthor[],
): Promise<string[]> {
  const refs = [...new Set(authors.map(({ entityRef }) => entityRef))];
  const known = new Set<string>();
  for (const slice of slicesOf(refs, MOST_PARAMETERS)) {
    const rows: { entity_ref: string; person: string }[] = await tx('authors')
      .select('entity_ref', 'person')
      .whereIn('entity_ref', slice);
    rows.forEach(row => known.add(keyOf(row.entity_ref, row.person)));
  }
  const fresh = authors.filter(
    ({ entityRef, person }) => !known.has(keyOf(entityRef, person)),
  );
  if (fresh.length > 0) {
    await writeAuthors(tx, fresh, await inputs.nextRevision(tx));
  }
  return [...new Set(fresh.map(({ entityRef }) => entityRef))];
}

function keyOf(entityRef: string, person: string): string {
  return JSON.stringify([entityRef, person]);
}
