import {
  Lineage,
  LineageNode,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { Server } from 'node:http';
import { Caller } from './Caller';
import { generateLineage } from './generateLineage';
import { hopSql } from './hopSql';
import { PeerAnswer } from './PeerResult';
import { recursiveSql } from './recursiveSql';
import { percentiles, Row } from './percentiles';
import { OUTSIDER, startBackend } from './startBackend';
import { watchLoop } from './monitorEventLoop';
import { writeLineage } from './writeLineage';

const LIMIT = 500;
const HUBS = 10;
const ROUNDS = 12;
const ROUNDS_OF_PEERS = 10;
const INSIDER = 'user:default/ina';

/** One in this many entities is hidden from the outsider. */
const HIDDEN = 10;

/** Measures every lineage query over HTTP, and the closure of a hub on the peers too. */
export async function measureQuestions(
  database: string,
  knex: Knex,
  size: number,
  rows: { closures: Row[]; others: Row[] },
): Promise<void> {
  const lineage = generateLineage(size, size * 2);
  const backend = await startBackend(knex, () =>
    lineage.nodes.filter(
      ({ ref }, index) =>
        lineage.hubs.includes(ref) || index % HIDDEN !== HIDDEN - 1,
    ),
  );
  await writeLineage(knex, lineage);
  const caller = new Caller(backend.server);
  const served = timeServing(backend.server);
  const hubs = lineage.hubs.slice(0, HUBS);
  const closure = `upstreamDepth=50&downstreamDepth=50&limit=${LIMIT}`;

  const measure = async (
    target: Row[],
    what: string,
    paths: string[],
    user = INSIDER,
  ) => {
    const warmUp = await caller.send(user, paths);
    global.gc?.();
    served.length = 0;
    const { result, longestBlock } = await watchLoop(() =>
      caller.send(user, Array<string[]>(ROUNDS).fill(paths).flat()),
    );
    target.push({
      database,
      what,
      ...percentiles('server', served),
      ...percentiles(
        'over HTTP',
        result.map(({ milliseconds }) => milliseconds),
      ),
      'longest block ms': Math.round(longestBlock * 10) / 10,
      KB: Math.round(result[0].bytes / 1000),
    });
    return warmUp.map(({ body }) => JSON.parse(body));
  };

  const root = (path: string, rest: string) =>
    hubs.map(hub => `${path}?root=${encodeURIComponent(hub)}&${rest}`);
  const slices: Lineage[] = await measure(
    rows.closures,
    'ml-ownership',
    root('/lineage', closure),
  );
  await measure(
    rows.closures,
    'ml-ownership, folded, with facets',
    root('/lineage', `${closure}&fanOut=12&facets=true`),
  );
  await measure(
    rows.closures,
    'ml-ownership, conditional access',
    root('/lineage', closure),
    OUTSIDER,
  );
  await measure(
    rows.closures,
    'ml-ownership, conditional access, folded, with facets',
    root('/lineage', `${closure}&fanOut=12&facets=true`),
    OUTSIDER,
  );
  if (knex.client.config.client === 'pg') {
    for (const [what, ask] of [
      ['recursive SQL', recursiveSql],
      ['a statement per hop', hopSql],
    ] as const) {
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS_OF_PEERS; round += 1) {
        for (const [index, hub] of hubs.entries()) {
          const started = performance.now();
          const answer = await ask(knex, hub, LIMIT);
          const text = JSON.stringify(answer);
          if (round === 0) {
            compare(what, slices[index], JSON.parse(text));
          } else {
            times.push(performance.now() - started);
          }
        }
      }
      rows.closures.push({
        database,
        what,
        ...percentiles('server', times),
      });
    }
  }

  const far = slices.map(({ nodes }) => nodes.at(-1)!.entityRef);
  const others: [what: string, paths: string[]][] = [
    [
      'page of 50 entities',
      root('/lineage/entities', 'limit=50&direction=both'),
    ],
    [
      'the same, sorted by title',
      root('/lineage/entities', 'limit=50&direction=both&sort=title'),
    ],
    [
      'path to an entity of the closure',
      hubs.map(
        (hub, index) =>
          `/lineage/path?from=${encodeURIComponent(
            hub,
          )}&to=${encodeURIComponent(far[index])}`,
      ),
    ],
    ['impact', root('/lineage/impact', '')],
    ['grouped by team', root('/lineage', `${closure}&groupBy=team`)],
    [
      'Models alone, the rest passed through',
      root('/lineage', `${closure}&kinds=Model`),
    ],
    ['page of 50 crossings', ['/lineage/crossings?limit=50']],
    [
      'page of 50 crossings of a team',
      [`/lineage/crossings?limit=50&team=${lineage.nodes[0].owner}`],
    ],
    ['page of 50 differences', ['/lineage/differences?limit=50']],
  ];
  for (const [what, paths] of others) {
    await measure(
      rows.others,
      what,
      paths.length === 1 ? Array<string>(HUBS).fill(paths[0]) : paths,
    );
  }
  const reached = slices.map(
    ({ totals }) => totals.upstream + totals.downstream,
  );
  process.stdout.write(
    `${database}: ${lineage.nodes.length} nodes, ${
      lineage.edges.length
    } edges; the closures of ${HUBS} hubs have ${Math.min(
      ...reached,
    )} to ${Math.max(...reached)} nodes\n`,
  );
  await caller.stop();
  await backend.stop();
}

/** Collects the time that the server takes for each request, in milliseconds. */
function timeServing(server: Server): number[] {
  const times: number[] = [];
  server.prependListener('request', (_, response) => {
    const started = performance.now();
    response.once('finish', () => times.push(performance.now() - started));
  });
  return times;
}

/**
 * Fails if a peer returns a different result. Peers may choose differently among nodes at the limit with the same
 * distance.
 */
function compare(what: string, ours: Lineage, theirs: PeerAnswer): void {
  const expect = (name: string, mine: unknown, other: unknown) => {
    if (JSON.stringify(mine) !== JSON.stringify(other)) {
      throw new Error(
        `${what} says of ${ours.root} that ${name} is ${JSON.stringify(
          other,
        ).slice(0, 500)}, expected ${JSON.stringify(mine).slice(0, 500)}`,
      );
    }
  };
  const { upstream, downstream } = ours.totals;
  expect('the total', { upstream, downstream }, theirs.totals);
  expect('the number of nodes', ours.nodes.length, theirs.nodes.length);
  const farthest = (side: number) =>
    Math.max(...ours.nodes.map(({ distance = 0 }) => distance * side));
  const [up, down] = [farthest(-1), farthest(1)];
  const near = (nodes: Pick<LineageNode, 'entityRef' | 'distance'>[]) =>
    nodes
      .filter(
        ({ distance = 0 }) =>
          distance === 0 || (distance > -up && distance < down),
      )
      .map(({ entityRef, distance }) => `${distance} ${entityRef}`)
      .sort();
  expect('near', near(ours.nodes), near(theirs.nodes));
}
