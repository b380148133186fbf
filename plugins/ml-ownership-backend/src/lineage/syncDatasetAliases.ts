import {
  CatalogSnapshot,
  CatalogView,
  ML_ANNOTATIONS,
  readDatasetAliases,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches, MAX_ROWS, slicesOf } from '../database/batches';
import { ghostRef } from './ghostRef';
import { isStorable } from './isStorable';
import { moveGhostEdges } from './moveGhostEdges';
import { readSymlinks, resolveDatasetNames } from './resolveDatasetNames';

/** The maximum number of names per entity; a sanity bound. */
const MAX_NAMES = 100;

/** Rows to look up per statement. */
const BATCH = 5_000;

/** A name that an entity claims, as the ref of the ghost dataset of that name. */
interface Claim {
  ghost_ref: string;
  entity_ref: string;
}

/**
 * Syncs the dataset names that the catalog declares at the given entities, or at all if `refs` is absent. Edges of a
 * ghost dataset move to the entity that now has its name.
 *
 * If several entities claim a name, the first keeps it until it no longer claims it; then another one gets it.
 */
export async function syncDatasetAliases(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
  refs: ReadonlySet<string> | undefined,
): Promise<void> {
  const asked = refs ? [...refs] : Array.from(snapshot.all(), ({ ref }) => ref);
  const wanted = new Map<string, Claim>();
  for (const ref of asked) {
    for (const ghost of namesOf(snapshot, ref)) {
      const claim = { ghost_ref: ghost, entity_ref: ref };
      wanted.set(keyOf(claim), claim);
    }
  }
  const stored = new Map<string, Claim>();
  for (const batch of refs ? slicesOf(asked, BATCH) : [undefined]) {
    const rows: Claim[] = await tx('dataset_aliases')
      .select('ghost_ref', 'entity_ref')
      .modify(query => {
        if (batch) {
          query.whereIn('entity_ref', batch);
        }
      });
    rows.forEach(claim => stored.set(keyOf(claim), claim));
  }
  const without = (a: Map<string, Claim>, b: Map<string, Claim>) =>
    [...a].filter(([key]) => !b.has(key)).map(([, claim]) => claim);
  const gone = without(stored, wanted);
  const fresh = without(wanted, stored);
  for (const batch of slicesOf(gone, BATCH)) {
    await tx('dataset_aliases')
      .whereIn(
        ['ghost_ref', 'entity_ref'],
        batch.map(claim => [claim.ghost_ref, claim.entity_ref]),
      )
      .delete();
  }
  await insertBatches(
    tx,
    'dataset_aliases',
    fresh.map(claim => ({ ...claim, is_primary: false })),
  );
  const touched = new Set([...gone, ...fresh].map(claim => claim.ghost_ref));
  for (const batch of slicesOf([...touched], BATCH)) {
    await settle(tx, snapshot, batch);
  }
}

/** Assigns each free name to one of its claimants. */
async function settle(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
  names: string[],
): Promise<void> {
  const claims: (Claim & { is_primary: boolean | number })[] = await tx(
    'dataset_aliases',
  )
    .select('ghost_ref', 'entity_ref', 'is_primary')
    .whereIn('ghost_ref', names)
    .orderBy('entity_ref');
  const held = new Set(
    claims.filter(claim => claim.is_primary).map(claim => claim.ghost_ref),
  );
  const adopted = new Map<string, string>();
  for (const claim of claims) {
    if (!held.has(claim.ghost_ref)) {
      held.add(claim.ghost_ref);
      adopted.set(claim.ghost_ref, claim.entity_ref);
    }
  }
  for (const batch of slicesOf([...adopted], MAX_ROWS)) {
    await tx('dataset_aliases')
      .whereIn(['ghost_ref', 'entity_ref'], batch)
      .update({ is_primary: true });
  }
  // Other names of the same datasets that nothing claims follow.
  const sets = (await readSymlinks(tx, 'ghost_ref', [...adopted.keys()])).map(
    row => row.set_ref,
  );
  const members = await readSymlinks(tx, 'set_ref', [...new Set(sets)]);
  const refs = members.map(row => row.ghost_ref);
  const owners = new Map(
    [...(await resolveDatasetNames(tx, refs))].filter(
      ([ghost, owner]) => ghost !== owner,
    ),
  );
  await moveGhostEdges(tx, snapshot, new Map([...owners, ...adopted]));
}

function namesOf(snapshot: CatalogView, ref: string): string[] {
  const text =
    snapshot.get(ref)?.annotations[ML_ANNOTATIONS.datasetAliases] ?? '';
  return readDatasetAliases(text)
    .filter(isStorable)
    .slice(0, MAX_NAMES)
    .map(ghostRef);
}

function keyOf(claim: Claim): string {
  return `${claim.ghost_ref} ${claim.entity_ref}`;
}
