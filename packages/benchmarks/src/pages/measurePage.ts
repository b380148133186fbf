import { BrowserContext, Page } from '@playwright/test';
import { longestTask, now, untilQuiet, watchPage } from '../browser/watchPage';

/** A page, and the content that makes it usable. */
export interface MeasuredPage {
  name: string;
  path: string;
  /** The tab that opens it within the app, if any. */
  tab?: string;
  /** The page with this tab; defaults to an ML page. */
  before?: string;
  /** Selector of the first content that answers the question of the page. */
  usable: string;
}

/** The cost of opening a page; times are in milliseconds. */
export interface PageFigures {
  'usable, by address': number;
  'usable, by its tab'?: number;
  'at rest, by address': number;
  'longest task, by address': number;
  'longest task, by its tab'?: number;
  /** Sum of layout shifts after the first content, in fractions of the viewport. */
  'layout shift': number;
  shifted: string[];
}

/** Opens a page by its address with a warm cache, and by its tab from another page. */
export async function measurePage(
  context: BrowserContext,
  url: string,
  measured: MeasuredPage,
): Promise<PageFigures> {
  const page = await context.newPage();
  try {
    await watchPage(page);
    await page.goto(`${url}${measured.path}`, { waitUntil: 'commit' });
    const usable = await untilUsable(page, measured.usable);
    const rest = await untilQuiet(page, 'changed', 1_000);
    const longest = await longestTask(page, 0);
    const shifts = await page.evaluate(
      since => window.benchmark.shifts.filter(({ time }) => time > since),
      usable,
    );
    return {
      'usable, by address': usable,
      ...(measured.tab && (await byTab(page, url, measured))),
      'at rest, by address': rest,
      'longest task, by address': longest,
      'layout shift': shifts.reduce((sum, { value }) => sum + value, 0),
      shifted: shifts.flatMap(({ what }) => what),
    };
  } finally {
    await page.close();
  }
}

async function byTab(
  page: Page,
  url: string,
  measured: MeasuredPage,
): Promise<
  Pick<PageFigures, 'usable, by its tab' | 'longest task, by its tab'>
> {
  await page.goto(`${url}${measured.before ?? '/ml-ownership/connectors'}`);
  const tab = page.getByRole('tab', { name: measured.tab, exact: true });
  await tab.waitFor();
  await untilQuiet(page, 'changed');
  const from = await now(page);
  await tab.click();
  const usable = await untilUsable(page, measured.usable);
  await untilQuiet(page, 'changed', 1_000);
  return {
    'usable, by its tab': usable - from,
    'longest task, by its tab': await longestTask(page, from),
  };
}

/** The time at which the content is visible and drawn. */
async function untilUsable(page: Page, selector: string): Promise<number> {
  await page.waitForSelector(selector, { state: 'visible', timeout: 30_000 });
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        requestAnimationFrame(() => resolve(performance.now()));
      }),
  );
}
