import { Browser, BrowserContext, Page } from '@playwright/test';
import { countTraffic } from './countTraffic';
import { drag, zoom } from './measureFrames';
import {
  answeredAt,
  firstAfter,
  longestTask,
  now,
  untilQuiet,
  watchPage,
} from './watchPage';

/** Selector of the explorer's graph when it is not busy. */
export const GRAPH = '[role="region"][aria-label="Lineage graph"]';

/** Opens the explorer and shows the whole lineage. */
export async function measureExplorer(
  browser: Browser,
  context: BrowserContext,
  url: string,
  root: string,
  nodes: number,
): Promise<Record<string, number>> {
  const page = await context.newPage();
  try {
    await watchPage(page);
    const traffic = await countTraffic(page);
    await page.goto(
      `${url}/ml-ownership/lineage?root=${root}&up=50&down=50&limit=${nodes}`,
    );
    await untilDrawn(page);
    const painted = await untilQuiet(page, 'drawn');
    const answered = await answeredAt(page, '/v1/lineage?');
    const first = await firstDrawn(page, answered);
    const { requests, bytes, wireBytes } = traffic();
    const longest = await longestTask(page, answered);

    const asked = await now(page);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await untilQuiet(page, 'drawn');
    const fitted = await lastDrawn(page);
    const begun = await firstAfter(page, asked);
    const middle = await middleOf(page);
    const dragged = await drag(browser, page, middle);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await untilQuiet(page, 'drawn');
    const zoomed = await zoom(browser, page, middle, 'Control');
    return {
      'data to first drawing, ms': first - answered,
      'data to drawn and at rest, ms': painted - answered,
      'fit, all nodes on the screen, ms': fitted - begun,
      'longest task, ms': longest,
      'longest task while moving, ms': Math.max(
        dragged.longestTask,
        zoomed.longestTask,
      ),
      'dragging, frames/s': dragged.frames,
      'dragging, presented/s': dragged.presented,
      'dragging, 95th percentile ms': dragged.slowFrame,
      'zooming, frames/s': zoomed.frames,
      'zooming, presented/s': zoomed.presented,
      'zooming, 95th percentile ms': zoomed.slowFrame,
      requests,
      bytes,
      'bytes on the wire': wireBytes,
    };
  } finally {
    await page.close();
  }
}

/** Waits until the graph is completely drawn. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    selector => {
      const graph = document.querySelector(selector);
      return (
        graph !== null &&
        !graph.hasAttribute('aria-busy') &&
        graph.closest('[aria-busy="true"]') === null
      );
    },
    GRAPH,
    { polling: 'raf', timeout: 60_000 },
  );
}

async function firstDrawn(page: Page, since: number): Promise<number> {
  return page.evaluate(
    from => window.benchmark.drawn.find(time => time >= from) ?? NaN,
    since,
  );
}

async function lastDrawn(page: Page): Promise<number> {
  return page.evaluate(
    () => window.benchmark.drawn[window.benchmark.drawn.length - 1],
  );
}

export async function middleOf(page: Page) {
  const box = await page.locator(GRAPH).boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}
