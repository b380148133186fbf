import {
  CatalogSnapshot,
  CatalogView,
  ML_ANNOTATIONS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches, MOST_ROWS, slicesOf } from '../database/batches';
import { ghostRef, readNames } from './datasetName';
import { isStorable } from './isStorable';
import { EDGE_COLUMNS, EdgeRow, writeEdges } from './writeEdges';
import { writeSightings } from './writeSightings';

/** Names of one entity that are read; nobody has more. */
const MOST_NAMES = 100;

/** Rows that are looked up at a time. */
const BATCH = 5_000;

/** That an entity says that runs know it by a name, which goes by the ref of the ghost that it would be. */
interface Claim {
  ghost_ref: string;
  entity_ref: string;
}

/**
 * Brings the names by which runs know datasets in line with what the catalog says at some entities, or at all where `refs`
 * is absent. What runs have shown of a dataset that nobody knew by its name moves to the entity that now goes by it.
 *
 * Of several entities that claim one name the first holds it until it claims it no more; then another one does.
 */
export async function adoptNames(
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
    const rows: Claim[] = await tx('dataset_names')
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
    await tx('dataset_names')
      .whereIn(
        ['ghost_ref', 'entity_ref'],
        batch.map(claim => [claim.ghost_ref, claim.entity_ref]),
      )
      .delete();
  }
  await insertBatches(
    tx,
    'dataset_names',
    fresh.map(claim => ({ ...claim, holds: false })),
  );
  const touched = new Set([...gone, ...fresh].map(claim => claim.ghost_ref));
  for (const batch of slicesOf([...touched], BATCH)) {
    await settle(tx, batch);
  }
}

/** Gives each name that nobody holds to one of those who claim it. */
async function settle(tx: Knex.Transaction, names: string[]): Promise<void> {
  const claims: (Claim & { holds: boolean | number })[] = await tx(
    'dataset_names',
  )
    .select('ghost_ref', 'entity_ref', 'holds')
    .whereIn('ghost_ref', names)
    .orderBy('entity_ref');
  const held = new Set(
    claims.filter(({ holds }) => holds).map(claim => claim.ghost_ref),
  );
  const adopted = new Map<string, string>();
  for (const claim of claims) {
    if (!held.has(claim.ghost_ref)) {
      held.add(claim.ghost_ref);
      adopted.set(claim.ghost_ref, claim.entity_ref);
    }
  }
  for (const batch of slicesOf([...adopted], MOST_ROWS)) {
    await tx('dataset_names')
      .whereIn(['ghost_ref', 'entity_ref'], batch)
      .update({ holds: true });
  }
  await moveEdges(tx, adopted);
}

function namesOf(snapshot: CatalogView, ref: string): string[] {
  const text = snapshot.get(ref)?.annotations[ML_ANNOTATIONS.observedAs] ?? '';
  return readNames(text).filter(isStorable).slice(0, MOST_NAMES).map(ghostRef);
}

function keyOf(claim: Claim): string {
  return `${claim.ghost_ref} ${claim.entity_ref}`;
}

/** Gives entities the edges of the ghosts that they turn out to be. */
async function moveEdges(
  tx: Knex.Transaction,
  owners: ReadonlyMap<string, string>,
): Promise<void> {
  const ghosts: string[] = await tx('ghosts')
    .whereIn('ref', [...owners.keys()])
    .pluck('ref');
  for (const batch of slicesOf(ghosts, BATCH)) {
    const removed: EdgeRow[] = await tx('edges')
      .select(...EDGE_COLUMNS)
      .whereIn('from_ref', batch)
      .orWhereIn('to_ref', batch);
    await writeEdges(tx, { put: [], removed });
    const moved = removed.map(row => ({
      ...row,
      from_ref: owners.get(row.from_ref) ?? row.from_ref,
      to_ref: owners.get(row.to_ref) ?? row.to_ref,
    }));
    // Two ghosts of one entity are no way from it to itself.
    await writeSightings(
      tx,
      moved.filter(row => row.from_ref !== row.to_ref),
    );
    await tx('ghosts').whereIn('ref', batch).delete();
  }
}
