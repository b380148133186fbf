/*
 * Renders generated lineage in Chromium, from the production build of the app and a backend with a catalog, and
 * compares it with the catalog graph.
 *
 *   yarn workspace benchmarks bench:browser [number of runs, 5 by default]
 */
import { buildApp } from './buildApp';
import { generateCatalog, LineageShape, rootOf } from './generateCatalog';
import { measureCatalogGraph } from './measureCatalogGraph';
import { measureExplorer } from './measureExplorer';
import { measureLargeLineage, Step } from './measureLargeLineage';
import { openBrowser } from './openBrowser';
import { startApp } from './startApp';
import { median, medians } from './statistics';

/** Limited to as many neighbours as the explorer shows unfolded, so that all entities are drawn. */
const THOUSAND: LineageShape = {
  name: 'thousand',
  nodes: 1_000,
  edges: 2_000,
  mostNeighbours: 12,
};
const LARGE: LineageShape = { name: 'large', nodes: 10_000, edges: 20_000 };
/** The peer is slow. */
const PEER_RUNS = 3;

async function main() {
  const runs = Number(process.argv[2] ?? 5);
  await buildApp();
  const shapes = [THOUSAND, LARGE];
  const { url, stop } = await startApp(generateCatalog(shapes), shapes);
  const { browser, context } = await openBrowser(url);
  try {
    const root = rootOf(THOUSAND);
    const ours = await repeat(runs, () =>
      measureExplorer(browser, context, url, root, THOUSAND.nodes),
    );
    print('1,000 nodes, our explorer', ours);
    const large = await repeatSteps(runs, () =>
      measureLargeLineage(context, url, rootOf(LARGE)),
    );
    // eslint-disable-next-line no-console
    console.table(large);
    const theirs = await repeat(Math.min(runs, PEER_RUNS), () =>
      measureCatalogGraph(browser, context, url, root, THOUSAND.nodes),
    );
    print('the same in catalog-graph', theirs);
    process.stdout.write(
      `bytes: ${(theirs.bytes / ours.bytes).toFixed(
        1,
      )} times ours, on the wire ${(
        theirs['bytes on the wire'] / ours['bytes on the wire']
      ).toFixed(1)} times; ${theirs.requests} requests against ${
        ours.requests
      }\n`,
    );
  } finally {
    await browser.close();
    await stop();
  }
}

async function repeat(
  runs: number,
  measure: () => Promise<Record<string, number>>,
): Promise<Record<string, number>> {
  // The warm-up run fills the caches of the browser and the backend, and therefore fetches everything.
  const { requests, bytes, 'bytes on the wire': wireBytes } = await measure();
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    results.push(await measure());
  }
  return {
    ...medians(results),
    requests,
    bytes,
    'bytes on the wire': wireBytes,
  };
}

async function repeatSteps(
  runs: number,
  measure: () => Promise<Step[]>,
): Promise<Step[]> {
  const results: Step[][] = [];
  for (let run = 0; run < runs; run += 1) {
    results.push(await measure());
  }
  return results[0].map((first, index) =>
    Object.fromEntries(
      Object.entries(first).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? Math.round(median(results.map(steps => Number(steps[index][name]))))
          : value,
      ]),
    ),
  ) as Step[];
}

function print(title: string, figures: Record<string, number>) {
  process.stdout.write(`${title}\n`);
  // eslint-disable-next-line no-console
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [
        name,
        Math.round(value * 10) / 10,
      ]),
    ),
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}
main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
