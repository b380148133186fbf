import { Knex } from 'knex';
import { Caller } from './Caller';
import { GeneratedEdge, generateLineage } from './generateLineage';
import { insertRows } from './insertRows';
import { Row, slowest } from './percentiles';
import { startBackend } from './startBackend';
import { watchLoop } from './monitorEventLoop';
import { toEdgeRow, writeLineage } from './writeLineage';

const USER = 'user:default/ina';
const EVERY = 10;

/** A cheap request that needs no lineage. */
const OTHER = '/collectors';

const KEY = ['from_ref', 'to_ref', 'relation', 'origin'] as const;

/** Loads lineage into a replica, and then changes of it, while a small request is sent every ten milliseconds. */
export async function measureRenewal(
  database: string,
  knex: Knex,
  edgeCount: number,
  rows: Row[],
): Promise<void> {
  const changes = [1, edgeCount / 1_000, edgeCount / 20];
  const backend = await startBackend(knex, () => []);
  const caller = new Caller(backend.server);
  // Without a root, no lineage is loaded.
  await caller.warmUp([OTHER, '/lineage']);
  const { path, batches } = await write(knex, edgeCount, changes);
  const ask = async (what: string, revision: number) => {
    const before = memory();
    const { result, longestBlock } = await watchLoop(() =>
      caller.sendUntil(USER, { path, other: OTHER, every: EVERY }, revision),
    );
    const times = (of: string) =>
      result.calls
        .filter(call => call.path === of)
        .map(({ milliseconds }) => milliseconds);
    rows.push({
      database,
      what,
      ms: Math.round(result.milliseconds),
      'longest block ms': Math.round(longestBlock * 10) / 10,
      ...slowest('lineage of one node', times(path)),
      ...slowest('another request', times(OTHER)),
      'memory MB': Math.round((memory() - before) / 1e6),
    });
  };

  await ask(`first load of ${edgeCount} edges`, 1);
  for (const [index, batch] of batches.entries()) {
    const revision = index + 2;
    await writeChanges(knex, batch, revision);
    global.gc?.();
    await ask(`renewal after ${batch.length} changed edges`, revision);
  }
  await caller.stop();
  await backend.stop();
}

/** Keeps only the request and the later changes in memory, not the graph. */
async function write(knex: Knex, edgeCount: number, changes: number[]) {
  const lineage = generateLineage((edgeCount * 2) / 5, edgeCount);
  await writeLineage(knex, lineage);
  // Spread over the whole graph, and disjoint.
  const batches = changes.map((count, batch) => {
    const step = Math.floor(edgeCount / count / changes.length);
    return Array.from(
      { length: count },
      (_, index) => lineage.edges[index * step * changes.length + batch],
    );
  });
  const leaf = lineage.nodes.find(
    ({ ref, kind }) =>
      kind === 'Dataset' && lineage.edges.some(({ to }) => to === ref),
  )!;
  return { path: `/lineage?root=${leaf.ref}&downstreamDepth=0`, batches };
}

/** One third of the edges is removed, one third is new, and one third is changed. */
async function writeChanges(
  knex: Knex,
  edges: readonly GeneratedEdge[],
  revision: number,
): Promise<void> {
  const changed = edges.map(edge => toEdgeRow(edge, revision));
  const gone = changed.filter((_, index) => index % 3 === 1);
  const fresh = changed
    .filter((_, index) => index % 3 === 2)
    .map(row => ({ ...row, origin: 'inferred' }));
  const altered = changed
    .filter((_, index) => index % 3 === 0)
    .map(row => ({ ...row, crosses_teams: !row.crosses_teams }));
  await knex.transaction(async tx => {
    for (let first = 0; first < gone.length + altered.length; first += 1_000) {
      await tx('edges')
        .whereIn(
          [...KEY],
          [...gone, ...altered]
            .slice(first, first + 1_000)
            .map(row => KEY.map(column => row[column])),
        )
        .delete();
    }
    await insertRows(tx, 'edges', [...altered, ...fresh]);
    await insertRows(
      tx,
      'edge_removals',
      gone.map(({ from_ref, to_ref, relation, origin }) => ({
        from_ref,
        to_ref,
        relation,
        origin,
        revision,
      })),
    );
    await tx('evaluation_state').update({ edge_revision: revision });
  });
}

/** Memory in use after garbage collection, in bytes. */
function memory(): number {
  global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
