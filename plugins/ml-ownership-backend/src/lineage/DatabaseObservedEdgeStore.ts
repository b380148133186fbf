import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { isGhostRef } from './ghostRef';
import { insertGhosts, NewGhost } from './insertGhosts';
import { ObservedEdgeStore } from './ObservedEdgeStore';
import { NamedEndpoint, ParsedEdge, ParsedEndpoint } from './parseObservedEdge';
import { upsertObservedEdges } from './upsertObservedEdges';
import { edgeCrossesTeams } from './writeDeclaredEdges';
import { readSymlinks, resolveDatasetNames } from './resolveDatasetNames';
import { EdgeRow } from './writeEdges';

/** The {@link ObservedEdgeStore} on SQLite and PostgreSQL. */
export class DatabaseObservedEdgeStore implements ObservedEdgeStore {
  constructor(private readonly client: Knex) {}

  async record(
    source: string,
    edges: readonly ParsedEdge[],
    snapshot: CatalogSnapshot,
  ): Promise<void> {
    await this.client.transaction(tx => write(tx, source, edges, snapshot));
  }
}

async function write(
  tx: Knex.Transaction,
  source: string,
  edges: readonly ParsedEdge[],
  snapshot: CatalogSnapshot,
): Promise<void> {
  // Locked, so that names do not change during the lookup.
  await tx('evaluation_state').select('id').forUpdate();
  const refs = await resolve(tx, edges);
  const rows: EdgeRow[] = [];
  for (const edge of edges) {
    const row: EdgeRow = {
      from_ref: refOf(edge.from, refs),
      to_ref: refOf(edge.to, refs),
      relation: edge.relation,
      origin: edge.origin,
      crosses_teams: false,
      first_seen_at: edge.seenAt,
      last_seen_at: edge.seenAt,
      last_run: edge.run,
      source,
    };
    if (row.from_ref !== row.to_ref) {
      row.crosses_teams = edgeCrossesTeams(snapshot, row.from_ref, row.to_ref);
      rows.push(row);
    }
  }
  await upsertObservedEdges(tx, rows);
}

/** Resolves each name to the entity or the ghost dataset that has it. Unknown names become ghost datasets. */
async function resolve(
  tx: Knex.Transaction,
  edges: readonly ParsedEdge[],
): Promise<Map<string, string>> {
  const named = new Map<string, NamedEndpoint & { at: string }>();
  for (const { from, to, seenAt } of edges) {
    for (const end of [from, to]) {
      if ('ghost' in end) {
        const known = named.get(end.ghost);
        named.set(end.ghost, {
          ...end,
          at: known && known.at < seenAt ? known.at : seenAt,
        });
      }
    }
  }
  const refs = await resolveDatasetNames(tx, [...named.keys()]);
  const ghosts = new Map<string, NewGhost>();
  for (const { ghost, key, namespace, name, at } of named.values()) {
    if (refs.get(ghost) === ghost) {
      const firstSeenAt = at;
      ghosts.set(ghost, { ref: ghost, key, namespace, name, firstSeenAt });
    }
  }
  // Those that stand for several names.
  const others = [...new Set(refs.values())].filter(
    ref => isGhostRef(ref) && !ghosts.has(ref),
  );
  for (const row of await readSymlinks(tx, 'ghost_ref', others)) {
    const seen = [...named.values()].filter(
      ({ ghost }) => refs.get(ghost) === row.ghost_ref,
    );
    ghosts.set(row.ghost_ref, {
      ref: row.ghost_ref,
      key: row.normalized_name,
      namespace: row.namespace,
      name: row.name,
      firstSeenAt: seen.map(({ at }) => at).sort()[0],
    });
  }
  await insertGhosts(tx, [...ghosts.values()]);
  return refs;
}

function refOf(end: ParsedEndpoint, refs: ReadonlyMap<string, string>): string {
  return 'ref' in end ? end.ref : refs.get(end.ghost) ?? end.ghost;
}
