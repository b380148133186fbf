import { CatalogSnapshot } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { insertBatches } from '../database/batches';
import { ObservedEdgeStore } from './ObservedEdgeStore';
import { NamedEndpoint, ParsedEdge, ParsedEndpoint } from './parseObservedEdge';
import { upsertObservedEdges } from './upsertObservedEdges';
import { edgeCrossesTeams } from './writeDeclaredEdges';
import { EdgeRow, nextEdgeRevision } from './writeEdges';

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
  const names: { ghost_ref: string; entity_ref: string }[] = await tx(
    'dataset_aliases',
  )
    .select('ghost_ref', 'entity_ref')
    .whereIn('ghost_ref', [...named.keys()])
    .where({ is_primary: true });
  const refs = new Map(names.map(row => [row.ghost_ref, row.entity_ref]));
  const ghosts = [...named.keys()].filter(ghost => !refs.has(ghost));
  const known = new Set(await tx('ghosts').whereIn('ref', ghosts).pluck('ref'));
  const fresh = ghosts.filter(ghost => !known.has(ghost));
  if (fresh.length > 0) {
    const revision = await nextEdgeRevision(tx);
    await insertBatches(
      tx,
      'ghosts',
      fresh.map(ghost => {
        const { key, namespace, name, at } = named.get(ghost)!;
        return {
          ref: ghost,
          normalized_name: key,
          namespace,
          name,
          first_seen_at: at,
          revision,
        };
      }),
    );
  }
  return refs;
}

function refOf(end: ParsedEndpoint, refs: ReadonlyMap<string, string>): string {
  return 'ref' in end ? end.ref : refs.get(end.ghost) ?? end.ghost;
}
