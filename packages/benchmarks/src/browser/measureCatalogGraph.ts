import { Browser, BrowserContext, errors } from '@playwright/test';
import { countTraffic } from './countTraffic';
import { drag, zoom } from './measureFrames';
import { DATA_FLOW_PAIRS } from './startApp';
import { answeredAt, longestTask, untilQuiet, watchPage } from './watchPage';

const MAX_RATE_LIMIT_WAIT_MS = 180_000;

/** Opens the catalog-graph page with the relations of data flow, otherwise with its defaults. */
export async function measureCatalogGraph(
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
    const relations = DATA_FLOW_PAIRS.flat().map(
      relation => `selectedRelations[]=${relation}`,
    );
    await page.goto(
      `${url}/catalog-graph?${[
        `rootEntityRefs[]=${root}`,
        'maxDepth=∞',
        ...relations,
      ].join('&')}`,
    );
    const shown = page.locator('[data-testid="node"]');
    try {
      await page.waitForFunction(
        count =>
          document.querySelectorAll('[data-testid="node"]').length >= count,
        nodes,
        { polling: 100, timeout: MAX_RATE_LIMIT_WAIT_MS },
      );
    } catch (error) {
      if (error instanceof errors.TimeoutError) {
        throw new Error(
          `catalog-graph shows ${await shown.count()} nodes after ${
            MAX_RATE_LIMIT_WAIT_MS / 1000
          } s`,
        );
      }
      throw error;
    }
    const painted = await untilQuiet(page, 'changed', 3_000);
    const answered = await answeredAt(page, '/by-refs');
    const { requests, bytes, wireBytes } = traffic();
    const edges = await page.locator('[data-testid="edge"]').count();
    const longest = await longestTask(page, answered);
    const box = await page
      .locator('svg:has([data-testid="node"])')
      .first()
      .boundingBox();
    const middle = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
    const zoomed = await zoom(browser, page, middle, undefined);
    // Dragging stops at the edges of the graph: fully zoomed out, the graph does not move at all.
    await page.mouse.wheel(0, -200);
    await untilQuiet(page, 'changed');
    const dragged = await drag(browser, page, middle);
    return {
      'page opened to graph shown, ms': painted,
      'data to graph shown, ms': painted - answered,
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
      edges,
      requests,
      bytes,
      'bytes on the wire': wireBytes,
    };
  } finally {
    await page.close();
  }
}
