import { expect, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { enterAs, expectAccessible } from './accessibility';
import { test } from './sharedContext';

const classifier = '/catalog/default/model/churn-classifier/ml-lineage';
const explorer = '/ml-ownership/lineage';
/** Rows per page of crossings. */
const PAGE = 20;

test.use({ viewport: { width: 1600, height: 1100 } });

test('the graph is expanded, collapsed and filtered, and restored after a reload', async ({
  page,
}) => {
  await enterAs(page, 'guest', classifier);
  const graph = lineageGraph(page);
  const more = graph.getByRole('button', {
    name: /^Show \d+ more downstream of Customer features$/,
  });
  const less = graph.getByRole('button', {
    name: 'Collapse downstream of Customer features',
  });
  await more.click();
  await expect(more).toBeHidden();
  await expect(less).toBeVisible();
  await expect(page).toHaveURL(/[?&]ed=/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(more).toBeVisible();
  await expect(page).not.toHaveURL(/[?&]ed=/);

  await more.click();
  await expect(less).toBeVisible();
  await page.reload();
  await expect(less).toBeVisible();
  await expectAccessibleInLightAndDark(page);

  await page.getByRole('button', { name: 'Filters' }).click();
  await page
    .getByRole('search', { name: 'Filters' })
    .getByRole('button', { name: /Kind/ })
    .click();
  await page.getByRole('option', { name: /^Dataset \(\d+\)$/ }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/[?&]kinds=Dataset/);
  await expect(nodeOf(page, 'Churn labels')).toBeVisible();
  await expect(nodeOf(page, 'Churn training')).toHaveCount(0);
  await expectAccessibleInLightAndDark(page);
});

for (const [width, height] of [
  [640, 400],
  [800, 600],
  [1024, 768],
  [1400, 900],
]) {
  test(`the graph is on the first screen at ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await enterAs(
      page,
      'guest',
      `${explorer}?root=model:default/churn-classifier`,
    );
    const graph = lineageGraph(page);
    await expect(graph).toBeVisible();
    const { y } = (await graph.boundingBox())!;
    expect(y).toBeLessThan(height - 100);
    const options = page.getByRole('button', { name: 'Options' });
    await expect(options).toHaveAttribute('aria-expanded', 'false');
    await options.click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  });
}

test('the list shows the same as the graph', async ({ page }) => {
  await enterAs(page, 'guest', classifier);
  await expect(nodeOf(page, 'Churn training')).toBeVisible();
  await page.getByRole('radio', { name: 'List' }).click({ force: true });
  await expect(
    page
      .getByRole('region', { name: '1 step upstream' })
      .getByRole('link', { name: 'Churn training' }),
  ).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('a distant entity is found with its path', async ({ page }) => {
  await enterAs(page, 'guest', classifier);
  await page
    .getByRole('searchbox', { name: 'Find in this lineage' })
    .fill('shop order');
  await page
    .getByRole('option', {
      name: /^Shop order events \d steps upstream, not drawn yet: select to draw it$/,
    })
    .click();
  await expect(
    page.getByText(
      /^Data flows from Shop order events to Churn classifier in \d steps/,
    ),
  ).toBeVisible();
  const path = page.getByRole('list', { name: 'Entities on the path' });
  const steps = path.getByRole('listitem');
  await expect(steps.first()).toHaveText('Shop order events');
  await expect(steps.last()).toHaveText('Churn classifier');
  await expect(
    page.getByRole('complementary', { name: 'Shop order events' }),
  ).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('entities are grouped by team and expanded', async ({ page }) => {
  await enterAs(page, 'guest', classifier);
  await page.getByRole('radio', { name: 'Teams' }).click({ force: true });
  const team = nodeOf(page, 'Data engineering');
  await expect(team).toBeVisible();
  await expect(page).toHaveURL(/[?&]group=team/);
  await expectAccessibleInLightAndDark(page);

  await team.getByRole('button', { name: /Data engineering/ }).click();
  await expect(page).toHaveURL(/[?&]open=/);
  await expect(team).toHaveCount(0);
  await expect(nodeOf(page, 'Customer orders')).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('the impact is summarized, and teams expand to their entities', async ({
  page,
}) => {
  await enterAs(
    page,
    'guest',
    `${explorer}?root=dataset:default/customer-features`,
  );
  await page.getByRole('radio', { name: 'Impact' }).click({ force: true });
  await expect(
    page.getByText(/^If Customer features breaks: \d+ models, /),
  ).toBeVisible();
  await page
    .getByRole('button', { name: 'Affected entities of Loyalty' })
    .click();
  await expect(
    page.getByRole('link', { name: 'Campaign console' }),
  ).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('crossings between teams are filtered to those without a contract', async ({
  page,
}) => {
  await enterAs(page, 'guest', `${explorer}?tab=crossings`);
  const rows = page.getByRole('row');
  const missing = page.getByRole('button', { name: /^No contract \(\d+\)$/ });
  await expect(missing).toBeVisible();
  await expect(rows.nth(5)).toBeVisible();

  const count = Number((await missing.innerText()).match(/\d+/)![0]);
  await missing.click();
  await expect(page).toHaveURL(/[?&]missing=contract/);
  await expect(rows).toHaveCount(1 + Math.min(count, PAGE));
});

test('a dataset that is only observed can be added to the catalog', async ({
  page,
}) => {
  await enterAs(page, 'guest', `${explorer}?tab=differences`);
  const ghost = page.getByRole('article', {
    name: 's3://alder-lake/consent/exports',
  });
  await expect(
    ghost.getByRole('link', { name: 'Customer profile build' }),
  ).toBeVisible();

  await ghost.getByRole('button', { name: /^Add to catalog: / }).click();
  await expect(
    page.getByRole('dialog').getByText('kind: Dataset'),
  ).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('the graph is navigated with only the keyboard', async ({ page }) => {
  await enterAs(page, 'guest', classifier);
  const root = nodeOf(page, 'Churn classifier');
  await expect(root).toBeVisible();
  await page.getByRole('radio', { name: 'Graph' }).focus();
  await page.keyboard.press('Tab');
  await expect(root).toBeFocused();

  await page.keyboard.press('ArrowRight');
  await expect(root).not.toBeFocused();
  const neighbour = lineageGraph(page).locator('[data-node-id]:focus');
  await expect(neighbour).toBeVisible();
  const name = (await neighbour.getAttribute('aria-label'))!.split(',')[0];
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name })).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});

test('the graph is saved as an image', async ({ page }) => {
  await enterAs(page, 'guest', classifier);
  await expect(nodeOf(page, 'Churn training')).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Image (SVG)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('lineage-churn-classifier.svg');
  const svg = await readFile(await download.path(), 'utf8');
  expect(svg).toContain('<svg');
  expect(svg).toContain('<title');
  expect(svg).toContain('Churn training');
  expect(svg).toContain('>Lineage of Churn classifier</text>');
  expect(svg).toContain('>Own verdicts, each without the supply chain:</text>');
  expect(svg).not.toContain('>−</text>');
});

function lineageGraph(page: Page) {
  return page.getByRole('region', { name: 'Lineage graph' });
}

/** A node of the graph at a readable scale. */
function nodeOf(page: Page, title: string) {
  return lineageGraph(page).getByRole('group', {
    name: new RegExp(`^${title}, `),
  });
}

/** Fails on accessibility violations of the current page, in both themes. */
async function expectAccessibleInLightAndDark(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await expectAccessible(page);
  }
}
