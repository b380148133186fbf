import { Knex } from 'knex';
import { insertBatches } from '../database/batches';
import { nextEdgeRevision } from './writeEdges';

/** A ghost dataset to insert. */
export interface NewGhost {
  ref: string;
  /** The name in normal form. */
  key: string;
  namespace: string;
  name: string;
  /** ISO 8601 instant. */
  firstSeenAt: string;
}

/** Inserts the ghost datasets that do not exist yet. */
export async function insertGhosts(
  tx: Knex.Transaction,
  ghosts: readonly NewGhost[],
): Promise<void> {
  const refs = ghosts.map(({ ref }) => ref);
  const known = new Set(await tx('ghosts').whereIn('ref', refs).pluck('ref'));
  const fresh = ghosts.filter(({ ref }) => !known.has(ref));
  if (fresh.length > 0) {
    const revision = await nextEdgeRevision(tx);
    await insertBatches(
      tx,
      'ghosts',
      fresh.map(({ ref, key, namespace, name, firstSeenAt }) => ({
        ref,
        normalized_name: key,
        namespace,
        name,
        first_seen_at: firstSeenAt,
        revision,
      })),
    );
  }
}
