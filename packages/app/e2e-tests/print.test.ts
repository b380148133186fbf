import { expect, Page } from '@playwright/test';
import { enterAs, sidebar } from './accessibility';
import { test } from './sharedContext';

/** The width of an A4 page in landscape, without margins. */
test.use({ viewport: { width: 1047, height: 700 } });

test('tables print with all rows and columns, without navigation', async ({
  page,
}) => {
  await enterAs(page, 'guest', '/ml-ownership/models');
  await print(page);
  const total = await page.evaluate(
    () => document.querySelectorAll('main tbody tr').length,
  );
  expect(total).toBeGreaterThan(20);
  await expect(sidebar(page)).toBeHidden();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Columns' })).toBeHidden();
  for (const header of await page.locator('main th').all()) {
    const box = (await header.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1048);
  }
});

for (const [name, path] of [
  ['overview', '/ml-ownership/overview'],
  ['teams', '/ml-ownership/teams'],
]) {
  test(`the ${name} prints in colour`, async ({ page }) => {
    await enterAs(page, 'guest', path);
    const bar = page.locator('[data-part]').first();
    await expect(bar).toBeVisible();
    await print(page);
    await expect(sidebar(page)).toBeHidden();
    await expect(bar).toHaveCSS('print-color-adjust', 'exact');
    if (name === 'overview') {
      const drawings = page.locator('main .recharts-surface');
      await expect(drawings.first()).toBeVisible();
      const figures = await page.locator('main figure').count();
      expect(await drawings.count()).toBeGreaterThanOrEqual(figures);
    }
  });
}

/** The page as printed, once it is ready. */
async function print(page: Page) {
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = 'true';
    };
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
}
