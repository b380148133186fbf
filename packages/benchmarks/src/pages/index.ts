/*
 * Opens the pages of a portfolio of 15,000 entities in Chromium, from the production build of the app and a backend
 * with a catalog: the time until each is usable, its longest task on the main thread, and layout shifts after its first
 * content.
 *
 *   yarn workspace benchmarks bench:pages [number of runs, 5 by default]
 */
import { buildApp } from '../browser/buildApp';
import { generateCatalog, LineageShape } from '../browser/generateCatalog';
import { openBrowser } from '../browser/openBrowser';
import { startApp } from '../browser/startApp';
import { median } from '../browser/statistics';
import { MeasuredPage, measurePage, PageFigures } from './measurePage';

const PORTFOLIO: LineageShape = {
  name: 'portfolio',
  nodes: 15_000,
  edges: 30_000,
};

const ROW = '[role="row"] [role="gridcell"]';
const PAGES: MeasuredPage[] = [
  {
    // A page of Backstage itself, as a baseline for the app on this machine.
    name: "Backstage's settings",
    path: '/settings',
    usable: 'text=Appearance',
  },
  {
    name: 'Overview',
    path: '/ml-ownership/overview',
    tab: 'Overview',
    usable: 'main a[href*="/ml-ownership/models"]',
  },
  {
    name: 'Models',
    path: '/ml-ownership/models',
    tab: 'Models',
    usable: ROW,
  },
  {
    name: 'Models, searched and sorted',
    path: '/ml-ownership/models?q=model&tier=1&sort=coverage&order=asc',
    usable: ROW,
  },
  {
    name: 'Datasets',
    path: '/ml-ownership/datasets',
    tab: 'Datasets',
    usable: ROW,
  },
  {
    name: 'Pipelines',
    path: '/ml-ownership/pipelines',
    tab: 'Pipelines',
    usable: ROW,
  },
  {
    name: 'Teams',
    path: '/ml-ownership/teams',
    tab: 'Teams',
    usable: 'main tbody tr',
  },
  {
    name: 'A team',
    path: '/ml-ownership/teams/default/team-0',
    usable: ROW,
  },
  {
    name: 'Handover of a dataset',
    path: '/catalog/default/dataset/portfolio-0/handover',
    tab: 'Handover readiness',
    before: '/catalog/default/dataset/portfolio-0',
    usable: 'section h2',
  },
];

async function main() {
  const runs = Number(process.argv[2] ?? 5);
  await buildApp();
  const { url, stop } = await startApp(generateCatalog([PORTFOLIO]), [
    PORTFOLIO,
  ]);
  const { browser, context } = await openBrowser(url);
  try {
    const figures: Record<string, Record<string, number>> = {};
    for (const page of PAGES) {
      process.stdout.write(`${page.name}\n`);
      // The warm-up run fills the caches of the browser and the backend.
      await measurePage(context, url, page);
      const results: PageFigures[] = [];
      for (let run = 0; run < runs; run += 1) {
        results.push(await measurePage(context, url, page));
      }
      figures[page.name] = summary(results);
      process.stdout.write(`${JSON.stringify(figures[page.name])}\n`);
      const shifted = new Set(results.flatMap(result => result.shifted));
      for (const what of shifted) {
        process.stdout.write(`${page.name}: moved: ${what}\n`);
      }
    }
    // eslint-disable-next-line no-console
    console.table(figures);
  } finally {
    await browser.close();
    await stop();
  }
}

function summary(results: PageFigures[]): Record<string, number> {
  const of = (name: keyof PageFigures) =>
    results
      .map(result => result[name])
      .filter((value): value is number => typeof value === 'number');
  const worst = (name: keyof PageFigures) => Math.max(...of(name));
  const byTab = of('usable, by its tab');
  return {
    'usable by address, median': Math.round(median(of('usable, by address'))),
    worst: Math.round(worst('usable, by address')),
    ...(byTab.length > 0 && {
      'usable by its tab, median': Math.round(median(byTab)),
      'worst by its tab': Math.round(Math.max(...byTab)),
    }),
    'at rest, median': Math.round(median(of('at rest, by address'))),
    'longest task by address, worst': Math.round(
      worst('longest task, by address'),
    ),
    ...(byTab.length > 0 && {
      'longest task by its tab, worst': Math.round(
        worst('longest task, by its tab'),
      ),
    }),
    'layout shift, worst': Number(worst('layout shift').toFixed(4)),
  };
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
