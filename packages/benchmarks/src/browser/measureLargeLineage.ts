import { BrowserContext, Page } from '@playwright/test';
import { GRAPH, middleOf, untilDrawn } from './measureExplorer';
import {
  firstAfter,
  longestTask,
  now,
  untilQuiet,
  watchPage,
} from './watchPage';

/** Pause after which a new wheel gesture begins. */
const END_OF_GESTURE_MS = 800;
const PATIENCE_MS = 30_000;

/** An action on a large lineage and its response times, in milliseconds. */
export interface Step {
  [figure: string]: string | number;
  step: string;
  /** Time until the first change on the page. */
  feedback: number;
  /** Time until everything is drawn. */
  finished: number;
  /** The longest time in which the page could not change. */
  'longest task': number;
}

/** Measures typical actions on a large lineage, at every level of grouping. */
export async function measureLargeLineage(
  context: BrowserContext,
  url: string,
  root: string,
): Promise<Step[]> {
  const page = await context.newPage();
  const steps: Step[] = [];
  const step = async (
    name: string,
    action: () => Promise<unknown>,
    shown: () => Promise<unknown> = () => untilDrawn(page),
    asked = '/v1/lineage?',
  ) => {
    const [answer] = await Promise.all([
      page.waitForResponse(response => response.url().includes(asked), {
        timeout: PATIENCE_MS,
      }),
      action(),
    ]).catch(error => {
      throw new Error(`Nothing was asked after "${name}": ${error.message}`);
    });
    await answer.finished();
    await shown();
    const finished = Math.max(await now(page), await untilQuiet(page, 'drawn'));
    const acted = await page.evaluate(() => window.benchmark.acted);
    steps.push({
      step: name,
      feedback: (await firstAfter(page, acted)) - acted,
      finished: finished - acted,
      'longest task': await longestTask(page, acted),
    });
  };
  const choose = (name: string) => () =>
    page.getByRole('radio', { name, exact: true }).click({ force: true });

  try {
    await watchPage(page);
    await step('open the page, with teams', () =>
      page.goto(`${url}/ml-ownership/lineage?root=${root}&group=team`),
    );
    steps[0].feedback = await page.evaluate(
      () => performance.getEntriesByType('paint')[0].startTime,
    );
    await step('open a team', () => openGroup(page));
    await step('systems instead', choose('Systems'));
    await step('open a system', () => openGroup(page));
    await step('entities instead', choose('Entities'));
    await showEverything(page);
    await step('zoom out from entities to systems', () => zoomOutFurther(page));
    await showEverything(page);
    await step('zoom out from systems to teams', () => zoomOutFurther(page));
    await step('entities again', choose('Entities'));
    const option = page.getByRole('option').first();
    await step(
      'search an entity',
      () =>
        page
          .getByRole('searchbox', { name: 'Find in this lineage' })
          .pressSequentially('4990', { delay: 30 }),
      () => option.waitFor(),
      '/v1/lineage/entities?',
    );
    await step(
      'show the path to it',
      () => option.click(),
      async () => {
        await page.getByText(/^Data flows from/).waitFor();
        await untilDrawn(page);
      },
      '/v1/lineage/path?',
    );
    return steps;
  } finally {
    await page.close();
  }
}

/** Moves to the downstream neighbour of the root, and expands it. */
async function openGroup(page: Page): Promise<void> {
  await page.locator(`${GRAPH} [data-node-id][tabindex="0"]`).focus();
  await page.keyboard.press('ArrowRight');
  await untilQuiet(page, 'drawn');
  await page.keyboard.press('+');
}

async function showEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show everything' }).click();
  await untilQuiet(page, 'drawn');
  const middle = await middleOf(page);
  await page.mouse.move(middle.x, middle.y);
  await page.waitForTimeout(END_OF_GESTURE_MS);
}

/** Turns the wheel on a fully zoomed out graph, until the next level of grouping is shown. */
async function zoomOutFurther(page: Page): Promise<void> {
  const before = page.url();
  await page.keyboard.down('Control');
  for (let notch = 0; notch < 3 && page.url() === before; notch += 1) {
    await page.mouse.wheel(0, 30);
    await page
      .waitForURL(url => url.href !== before, { timeout: END_OF_GESTURE_MS })
      .catch(() => {});
  }
  await page.keyboard.up('Control');
}
