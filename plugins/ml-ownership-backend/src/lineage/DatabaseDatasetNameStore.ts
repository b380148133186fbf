import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_ROWS, slicesOf } from '../database/batches';
import { insertGhosts } from './insertGhosts';
import { moveGhostEdges } from './moveGhostEdges';
import { NamedEndpoint } from './parseObservedEdge';
import {
  readSymlinks,
  resolveDatasetNames,
  SymlinkRow,
} from './resolveDatasetNames';

/** The maximum number of names of one dataset; a sanity bound. */
const MAX_NAMES = 100;

/** Stores which names are those of one dataset, on SQLite and PostgreSQL. */
export class DatabaseDatasetNameStore {
  constructor(private readonly client: Knex) {}

  /** See {@link DatasetNames.link}. */
  async link(
    groups: readonly (readonly NamedEndpoint[])[],
    snapshot: CatalogSnapshot,
    now: string,
  ): Promise<void> {
    await this.client.transaction(async tx => {
      // Locked, so that no edges are recorded during the change.
      await tx('evaluation_state').select('id').forUpdate();
      await link(tx, groups, snapshot, now);
    });
  }

  /** Returns the refs of what has each name, by that of its ghost dataset. */
  async resolve(ghosts: readonly string[]): Promise<Map<string, string>> {
    return resolveDatasetNames(this.client, ghosts);
  }
}

async function link(
  tx: Knex.Transaction,
  groups: readonly (readonly NamedEndpoint[])[],
  snapshot: CatalogSnapshot,
  now: string,
) {
  const names = groups.flat();
  const own = await readSymlinks(
    tx,
    'ghost_ref',
    names.map(({ ghost }) => ghost),
  );
  const stored = await readSymlinks(tx, 'set_ref', [
    ...new Set(own.map(row => row.set_ref)),
  ]);
  const changed = mergeSets(groups, stored);
  for (const batch of slicesOf(changed, MAX_ROWS)) {
    await tx('dataset_symlinks')
      .insert(batch)
      .onConflict('ghost_ref')
      .merge(['set_ref']);
  }
  await moveToCurrent(tx, changed, snapshot, now);
}

/** Returns the rows of names whose set has changed. */
function mergeSets(
  groups: readonly (readonly NamedEndpoint[])[],
  stored: readonly SymlinkRow[],
): SymlinkRow[] {
  const before = new Map(stored.map(row => [row.ghost_ref, row.set_ref]));
  const sets = new Map<string, Map<string, SymlinkRow>>();
  const setOf = new Map<string, Map<string, SymlinkRow>>();
  for (const row of stored) {
    const set = sets.get(row.set_ref) ?? new Map();
    sets.set(row.set_ref, set.set(row.ghost_ref, row));
    setOf.set(row.ghost_ref, set);
  }
  for (const group of groups) {
    const merged = new Map<string, SymlinkRow>();
    for (const { ghost, key, namespace, name } of group) {
      const known = setOf.get(ghost) ?? [
        [
          ghost,
          {
            ghost_ref: ghost,
            set_ref: ghost,
            normalized_name: key,
            namespace,
            name,
          },
        ] as const,
      ];
      for (const [ref, row] of known) {
        merged.set(ref, row);
      }
    }
    if (merged.size > 1 && merged.size <= MAX_NAMES) {
      for (const ref of merged.keys()) {
        setOf.set(ref, merged);
      }
    }
  }
  return [...new Set(setOf.values())].flatMap(set => {
    // The same one in whichever order the names were reported.
    const first = [...set.keys()].sort()[0];
    return [...set.values()]
      .map(row => ({ ...row, set_ref: first }))
      .filter(row => before.get(row.ghost_ref) !== first);
  });
}

/** Moves the edges of names that are now those of another dataset. */
async function moveToCurrent(
  tx: Knex.Transaction,
  changed: readonly SymlinkRow[],
  snapshot: CatalogSnapshot,
  now: string,
) {
  if (changed.length === 0) {
    return;
  }
  const rows = await readSymlinks(tx, 'set_ref', [
    ...new Set(changed.map(row => row.set_ref)),
  ]);
  const targets = await resolveDatasetNames(
    tx,
    rows.map(row => row.ghost_ref),
  );
  const ghosts: { ref: string; first_seen_at: string }[] = await tx('ghosts')
    .select('ref', 'first_seen_at')
    .whereIn('ref', [...targets.keys()]);
  const owners = new Map(
    ghosts
      .map(({ ref }) => [ref, targets.get(ref)!] as const)
      .filter(([ref, target]) => ref !== target),
  );
  const taking = new Set(owners.values());
  const firstSeenAt = ghosts.map(ghost => ghost.first_seen_at).sort()[0] ?? now;
  await insertGhosts(
    tx,
    rows
      .filter(row => taking.has(row.ghost_ref))
      .map(row => ({
        ref: row.ghost_ref,
        key: row.normalized_name,
        namespace: row.namespace,
        name: row.name,
        firstSeenAt,
      })),
  );
  await moveGhostEdges(tx, snapshot, owners);
}
