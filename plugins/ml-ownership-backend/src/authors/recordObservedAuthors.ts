import { Knex } from 'knex';
import { MAX_PARAMETERS, slicesOf } from '../database/batches';
import { InputStore } from '../evaluation/inputs/InputStore';
import { isEarlier, ObservedAuthor, writeAuthors } from './writeAuthors';

/**
 * Adds observed authors. Moves the revision of the inputs only if an author is new, or began earlier than recorded.
 *
 * @returns refs of the entities that have a new author
 */
export async function recordObservedAuthors(
  tx: Knex.Transaction,
  inputs: InputStore,
  authors: readonly ObservedAuthor[],
  now: string,
): Promise<string[]> {
  const refs = [...new Set(authors.map(({ entityRef }) => entityRef))];
  const known = new Map<string, string | null>();
  for (const slice of slicesOf(refs, MAX_PARAMETERS)) {
    const rows: {
      entity_ref: string;
      person: string;
      worked_at: string | null;
    }[] = await tx('authors')
      .select('entity_ref', 'person', 'worked_at')
      .whereIn('entity_ref', slice);
    rows.forEach(row =>
      known.set(keyOf(row.entity_ref, row.person), row.worked_at),
    );
  }
  const fresh = authors.filter(({ entityRef, person, workedAt }) => {
    const since = known.get(keyOf(entityRef, person));
    return since === undefined || isEarlier(workedAt, since ?? undefined);
  });
  if (fresh.length > 0) {
    await writeAuthors(tx, fresh, await inputs.nextRevision(tx), now);
  }
  return [...new Set(fresh.map(({ entityRef }) => entityRef))];
}

function keyOf(entityRef: string, person: string): string {
  return JSON.stringify([entityRef, person]);
}
