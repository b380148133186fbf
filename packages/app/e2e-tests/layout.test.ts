import { expect, Locator } from '@playwright/test';
import { openPage, waitUntilSettled } from './pages';
import { test } from './sharedContext';

test('no status of a crossing is cut off at 1400 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 1000 });
  await openPage(page, {
    name: 'crossings',
    path: '/ml-ownership/lineage?tab=crossings',
  });
  await waitUntilSettled(page);
  const states = page
    .getByRole('gridcell')
    .filter({ hasText: /^Not applicable$/ });
  await expect(states.first()).toBeVisible();
  // Text overflow of each cell, in pixels.
  const cutOff = await states.evaluateAll(cells =>
    cells.flatMap(cell => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      const { left, right } = text.getBoundingClientRect();
      const box = cell.getBoundingClientRect();
      return right > box.right || left < box.left
        ? [Math.max(right - box.right, box.left - left)]
        : [];
    }),
  );
  expect(cutOff).toEqual([]);
});

test('the text of the rollback button is vertically centred', async ({
  page,
}) => {
  await openPage(page, {
    name: 'operate',
    path: '/catalog/default/model/churn-classifier/operate',
  });
  await waitUntilSettled(page);
  const button = page.getByRole('link', { name: /^Open rollback workflow/ });
  await expect(button).toBeVisible();
  expect(Math.abs(await offMiddle(button))).toBeLessThan(2);
});

/** Distance of the text below the middle of the button, in pixels. */
function offMiddle(button: Locator): Promise<number> {
  return button.evaluate(element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    range.selectNode(texts.nextNode()!);
    const text = range.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return text.top + text.height / 2 - (box.top + box.height / 2);
  });
}

test('the search returns results', async ({ page }) => {
  const failed: string[] = [];
  page.on('response', response => {
    if (response.status() >= 500) {
      failed.push(`${response.status()} ${response.url()}`);
    }
  });
  await openPage(page, { name: 'search', path: '/search?query=churn' });
  await expect(page.getByRole('link', { name: /Churn/ }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(failed).toEqual([]);
});

test('the page of a team is never wider than the window, while loading and after resizing', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const wide = new Map<string, number>();
    Object.assign(window, { wide });
    // Measured after the frame is drawn, when elements have their final size.
    const look = () => requestAnimationFrame(() => setTimeout(measure));
    function measure() {
      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth > clientWidth) {
        for (const element of document.querySelectorAll('body *')) {
          const { right } = element.getBoundingClientRect();
          if (right > clientWidth + 1) {
            wide.set(
              `${element.tagName} ${element.getAttribute('class')}`,
              Math.round(right - clientWidth),
            );
          }
        }
      }
      look();
    }
    look();
  });
  await page.setViewportSize({ width: 800, height: 1000 });
  await openPage(page, {
    name: 'team',
    path: '/ml-ownership/teams/default/growth-ml',
  });
  await waitUntilSettled(page);
  await page.setViewportSize({ width: 1400, height: 1000 });
  await waitUntilSettled(page);
  await page.setViewportSize({ width: 800, height: 1000 });
  await waitUntilSettled(page);
  expect(
    await page.evaluate(() => [
      ...(window as unknown as { wide: Map<string, number> }).wide,
    ]),
  ).toEqual([]);
});

test('no tab of the page is out of sight at 700 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await openPage(page, { name: 'models', path: '/ml-ownership/models' });
  await waitUntilSettled(page);
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(8);
  // How far each tab is beyond the window, in pixels.
  const beyond = await tabs.evaluateAll(all =>
    all.map(tab => {
      const { left, right } = tab.getBoundingClientRect();
      return Math.max(0, -left, right - document.documentElement.clientWidth);
    }),
  );
  expect(beyond).toEqual(Array(8).fill(0));
});
