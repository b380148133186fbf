import {
  CatalogSnapshot,
  CatalogView,
  ML_ANNOTATIONS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches, MOST_PARAMETERS, slicesOf } from '../database/batches';
import { datasetKeyOf, ghostRef } from './datasetName';
import { EDGE_COLUMNS, EdgeRow, writeEdges } from './writeEdges';
import { writeSightings } from './writeSightings';

/** Names of one entity that are read; nobody has more. */
const MOST_NAMES = 100;

/**
 * Brings the names by which runs know datasets in line with what the catalog says at some entities, or at all where `refs`
 * is absent. What runs have shown of a dataset that nobody knew by its name moves to the entity that now goes by it.
 *
 * Of two entities that claim one name the first keeps it.
 */
export async function adoptNames(
  tx: Knex.Transaction,
  snapshot: CatalogSnapshot,
  refs: ReadonlySet<string> | undefined,
): Promise<void> {
  const asked = refs ? [...refs] : Array.from(snapshot.all(), ({ ref }) => ref);
  const wanted = new Map<string, string>();
  for (const ref of asked) {
    for (const key of namesOf(snapshot, ref)) {
      if (!wanted.has(key)) {
        wanted.set(key, ref);
      }
    }
  }
  const stored = new Map<string, string>();
  for (const batch of refs ? slicesOf(asked, MOST_PARAMETERS) : [undefined]) {
    const rows: { key: string; entity_ref: string }[] = await tx(
      'dataset_names',
    )
      .select('key', 'entity_ref')
      .modify(query => {
        if (batch) {
          query.whereIn('entity_ref', batch);
        }
      });
    rows.forEach(row => stored.set(row.key, row.entity_ref));
  }
  const differs = (a: Map<string, string>, b: Map<string, string>) =>
    [...a].filter(([key, ref]) => b.get(key) !== ref);
  const gone = differs(stored, wanted).map(([key]) => key);
  const fresh = differs(wanted, stored);
  for (const batch of slicesOf(gone, MOST_PARAMETERS)) {
    await tx('dataset_names').whereIn('key', batch).delete();
  }
  const taken = new Set<string>();
  for (const batch of slicesOf(fresh, MOST_PARAMETERS)) {
    const rows: string[] = await tx('dataset_names')
      .whereIn(
        'key',
        batch.map(([key]) => key),
      )
      .pluck('key');
    rows.forEach(key => taken.add(key));
  }
  const adopted = fresh.filter(([key]) => !taken.has(key));
  await insertBatches(
    tx,
    'dataset_names',
    adopted.map(([key, ref]) => ({ key, entity_ref: ref })),
  );
  await moveEdges(
    tx,
    new Map(adopted.map(([key, ref]) => [ghostRef(key), ref])),
  );
}

function namesOf(snapshot: CatalogView, ref: string): string[] {
  const text = snapshot.get(ref)?.annotations[ML_ANNOTATIONS.observedAs] ?? '';
  return text
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
    .slice(0, MOST_NAMES)
    .map(datasetKeyOf);
}

/** Gives entities the edges of the ghosts that they turn out to be. */
async function moveEdges(
  tx: Knex.Transaction,
  owners: ReadonlyMap<string, string>,
): Promise<void> {
  const ghosts: string[] = [];
  for (const batch of slicesOf([...owners.keys()], MOST_PARAMETERS)) {
    ghosts.push(...(await tx('ghosts').whereIn('ref', batch).pluck('ref')));
  }
  for (const batch of slicesOf(ghosts, MOST_PARAMETERS / 2)) {
    const removed: EdgeRow[] = await tx('edges')
      .select(...EDGE_COLUMNS)
      .whereIn('from_ref', batch)
      .orWhereIn('to_ref', batch);
    await writeEdges(tx, { put: [], removed });
    await writeSightings(
      tx,
      removed.map(row => ({
        ...row,
        from_ref: owners.get(row.from_ref) ?? row.from_ref,
        to_ref: owners.get(row.to_ref) ?? row.to_ref,
      })),
    );
    await tx('ghosts').whereIn('ref', batch).delete();
  }
}
