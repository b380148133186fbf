/*
 * Measures what the plugin adds to an app in the browser: to its first load, compared with the same app built without
 * the plugin, and what each page loads when it is opened from a page of another plugin.
 *
 *   yarn workspace benchmarks bundle
 */
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Browser, BrowserContext } from '@playwright/test';
import { join } from 'node:path';
import { buildApp } from '../browser/buildApp';
import { generateCatalog, LineageShape } from '../browser/generateCatalog';
import { openBrowser } from '../browser/openBrowser';
import { startApp } from '../browser/startApp';
import { buildWithoutPlugin } from './buildWithoutPlugin';
import { serveFolder } from './serveFolder';
import { loadedFiles, Sizes, sizesOf } from './sizesOf';

const DIST = join(resolvePackagePath('app'), 'dist');
const SMALL: LineageShape = { name: 'small', nodes: 400, edges: 800 };
const ENTITY = '/catalog/default/dataset/small-0';

const PAGES: Record<string, string> = {
  Overview: '/ml-ownership/overview',
  Campaigns: '/ml-ownership/overview/campaigns',
  Models: '/ml-ownership/models',
  Teams: '/ml-ownership/teams',
  'A team': '/ml-ownership/teams/default/team-0',
  'What if': '/ml-ownership/teams/what-if',
  Lineage: `/ml-ownership/lineage?root=dataset%3Adefault%2Fsmall-0`,
  Drills: '/ml-ownership/drills',
  Connectors: '/ml-ownership/connectors',
  Import: '/ml-ownership/connectors/import',
  'Entity: overview with the cards': ENTITY,
  'Entity: handover': `${ENTITY}/handover`,
  'Entity: lineage': `${ENTITY}/ml-lineage`,
  'Entity: operate': `${ENTITY}/operate`,
};

async function main() {
  await buildApp();
  const { url, stop } = await startApp(generateCatalog([SMALL]), [SMALL]);
  const { browser, context } = await openBrowser(url);
  try {
    const figures: Record<string, Sizes> = {};
    const { dist, remove } = await buildWithoutPlugin();
    try {
      const without = await firstLoad(browser, dist);
      const withPlugin = await firstLoad(browser, DIST);
      figures['First load without the plugin'] = without;
      figures['First load with the plugin'] = withPlugin;
      figures['  the plugin adds'] = {
        files: withPlugin.files - without.files,
        bytes: withPlugin.bytes - without.bytes,
        gzip: withPlugin.gzip - without.gzip,
      };
    } finally {
      await remove();
    }
    for (const [name, path] of Object.entries(PAGES)) {
      figures[name] = await loadedBy(context, url, path);
    }
    // eslint-disable-next-line no-console
    console.table(figures);
  } finally {
    await browser.close();
    await stop();
  }
}

/** The files that an app loads until the sign-in page is shown. */
async function firstLoad(browser: Browser, dist: string): Promise<Sizes> {
  const { url, stop } = await serveFolder(dist);
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.getByRole('button', { name: 'Enter as guest' }).waitFor();
    return await sizesOf(dist, await loadedFiles(page));
  } finally {
    await page.close();
    stop();
  }
}

/** The files that a page loads if another page, and an entity page of another plugin, are already open. */
async function loadedBy(
  context: BrowserContext,
  url: string,
  path: string,
): Promise<Sizes> {
  const page = await context.newPage();
  try {
    const before = path.startsWith('/catalog/')
      ? '/catalog/default/group/team-0'
      : '/settings';
    await page.goto(`${url}${before}`);
    await page.waitForLoadState('networkidle');
    const known = new Set(await loadedFiles(page));
    // Client-side navigation, as by a link.
    await page.evaluate(to => {
      window.history.pushState({}, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await page.waitForURL(`${url}${path}*`);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1_000);
    return await sizesOf(
      DIST,
      (await loadedFiles(page)).filter(file => !known.has(file)),
    );
  } finally {
    await page.close();
  }
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
