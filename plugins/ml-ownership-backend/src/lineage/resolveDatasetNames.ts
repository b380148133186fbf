import { Knex } from 'knex';
import { slicesOf } from '../database/batches';

/** Names to look up per statement. */
const BATCH = 5_000;

/** A name of a dataset that has several. */
export interface SymlinkRow {
  ghost_ref: string;
  set_ref: string;
  normalized_name: string;
  namespace: string;
  name: string;
}

/**
 * Returns what has each name: the entity that claims it, else an entity that claims another name of the same dataset,
 * else the ghost dataset that stands for all its names, else the ghost dataset of the name.
 *
 * @param ghosts - refs of the ghost datasets of the names
 */
export async function resolveDatasetNames(
  tx: Knex,
  ghosts: readonly string[],
): Promise<Map<string, string>> {
  const claimed = await claimsOf(tx, ghosts);
  const free = ghosts.filter(ghost => !claimed.has(ghost));
  const rows = await readSymlinks(tx, 'ghost_ref', free);
  const sets = new Map(rows.map(row => [row.ghost_ref, row.set_ref]));
  const members = await readSymlinks(tx, 'set_ref', [
    ...new Set(sets.values()),
  ]);
  const claims = await claimsOf(
    tx,
    members.map(row => row.ghost_ref),
  );
  const owners = new Map<string, string>();
  for (const { ghost_ref, set_ref } of members) {
    const entity = claims.get(ghost_ref);
    const known = owners.get(set_ref);
    // Of several entities, always the same one.
    if (entity !== undefined && (known === undefined || entity < known)) {
      owners.set(set_ref, entity);
    }
  }
  return new Map(
    ghosts.map(ghost => {
      const set = sets.get(ghost) ?? ghost;
      return [ghost, claimed.get(ghost) ?? owners.get(set) ?? set];
    }),
  );
}

/** Reads names of datasets that have several. */
export async function readSymlinks(
  tx: Knex,
  column: 'ghost_ref' | 'set_ref',
  values: readonly string[],
): Promise<SymlinkRow[]> {
  const found: SymlinkRow[] = [];
  for (const batch of slicesOf(values, BATCH)) {
    found.push(
      ...(await tx('dataset_symlinks')
        .select('ghost_ref', 'set_ref', 'normalized_name', 'namespace', 'name')
        .whereIn(column, batch)),
    );
  }
  return found;
}

async function claimsOf(
  tx: Knex,
  ghosts: readonly string[],
): Promise<Map<string, string>> {
  const claims = new Map<string, string>();
  for (const batch of slicesOf(ghosts, BATCH)) {
    const rows: { ghost_ref: string; entity_ref: string }[] = await tx(
      'dataset_aliases',
    )
      .select('ghost_ref', 'entity_ref')
      .whereIn('ghost_ref', batch)
      .where({ is_primary: true });
    rows.forEach(row => claims.set(row.ghost_ref, row.entity_ref));
  }
  return claims;
}
