import { expect, Locator, Page } from '@playwright/test';
import { enterAs } from './accessibility';
import { test } from './sharedContext';

/** Follows a link whose text starts with a number, and expects a table with exactly as many rows in total. */
async function followNumber(page: Page, name: RegExp, within?: Locator) {
  const link = (within ?? page).getByRole('link', { name }).first();
  const number = /^\d+/.exec((await link.textContent())!)![0];
  await link.click();
  await expect(
    page.getByText(new RegExp(`^1–\\d+ of ${number}$`)).first(),
  ).toBeAttached();
}

test('each number of the foundations leads to exactly its entities', async ({
  page,
}) => {
  const overview = '/ml-ownership/overview';
  await enterAs(page, 'guest', overview);
  for (const state of ['Passes', 'Fails', 'Unknown']) {
    await followNumber(
      page,
      new RegExp(`models?: Clear operational ownership, ${state}$`),
    );
    await page.goto(overview);
  }
});

test('before a registry is bought, the missing decisions lead to their models', async ({
  page,
}) => {
  const path = '/ml-ownership/overview/before-you-buy';
  await enterAs(page, 'guest', path);
  await followNumber(page, /models?: Promotion path .*, Fails$/);
  await page.goto(path);
  const steps = page.getByRole('region', { name: 'Shortest list of steps' });
  await followNumber(page, /^\d+ models?$/, steps);
});
