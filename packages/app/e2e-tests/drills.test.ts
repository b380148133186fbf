import { expect, Page } from '@playwright/test';
import { enterAs, expectAccessible } from './accessibility';
import { test } from './sharedContext';

const pipeline = '/catalog/default/pipeline/churn-label-build/handover';

async function planAndStart(page: Page): Promise<void> {
  await enterAs(page, 'Tomáš Havel', pipeline);
  await page.getByRole('button', { name: 'Plan a drill' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Deploy', { exact: true }).click();
  await dialog.getByRole('searchbox').fill('Loyalty');
  await dialog.getByText('Loyalty', { exact: true }).click();
  await dialog.getByText('Tomáš Havel').click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Plan drill' }).click();
  await page.getByRole('link', { name: 'Open the drill' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible();
}

test('the receiving team runs a drill while another user watches', async ({
  page,
  browser,
  baseURL,
}) => {
  // Two browsers, each of which waits for the other.
  test.slow();
  await planAndStart(page);
  await expectAccessible(page);
  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  const path = new URL(page.url()).pathname;
  await enterAs(other, 'guest', path);
  const headline = /Churn label build/;
  await expect(
    other.getByRole('heading', { level: 1, name: headline }),
  ).toBeVisible();
  // Only participants can finish a drill.
  await expect(other.getByRole('button', { name: 'Finish' })).toBeHidden();

  const note = page.getByRole('textbox', { name: 'Blocker' });
  await note.fill('No right to the registry');
  const steps = page.getByRole('checkbox');
  await steps.first().press('Space');
  await expect(steps.first()).toBeChecked();
  await expect(other.getByText(/^1 of \d+ done/)).toBeVisible({
    timeout: 15_000,
  });
  // Text being typed survives updates of the page.
  await expect(note).toHaveValue('No right to the registry');
  await page.getByRole('button', { name: 'Add blocker' }).click();
  await expect(other.getByText('No right to the registry').first()).toBeVisible(
    { timeout: 15_000 },
  );

  await page.getByRole('button', { name: 'Abandon' }).click();
  const giveUp = page.getByRole('dialog');
  await giveUp.getByRole('textbox').fill('It takes too long');
  await giveUp.getByRole('button', { name: 'Abandon' }).click();
  await expect(
    giveUp.getByText(/Finish it as failed|record it as failed/),
  ).toBeVisible();
  await giveUp.getByRole('button', { name: /Cancel|Keep/ }).click();

  await page.getByRole('button', { name: 'Finish' }).click();
  const finish = page.getByRole('dialog');
  // A drill of less than a minute proves nothing.
  await finish.getByText(/^Failed/).click();
  await finish.getByText('No', { exact: true }).click();
  await expectAccessible(page);
  await finish.getByRole('button', { name: 'Record the result' }).click();
  await expect(
    other.getByRole('heading', { level: 1, name: /failed/i }),
  ).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await context.close();

  await page.goto(pipeline);
  await expect(page.getByText('Loyalty tried it and could not')).toBeVisible();
});

for (const [tab, action] of [
  ['due', 'Plan a drill'],
  ['calendar', 'Plan a drill'],
  ['drills', 'Plan a drill'],
  ['handovers', 'Propose a handover'],
]) {
  test(`the tab ${tab} of drills and handovers opens by its URL`, async ({
    page,
  }) => {
    await enterAs(page, 'guest', `/ml-ownership/drills?tab=${tab}`);
    await expect(
      page.getByRole('button', { name: action }).first(),
    ).toBeVisible();
  });
}

test('an on-call user finds the rollback on a phone', async ({ page }) => {
  await enterAs(
    page,
    'guest',
    '/catalog/default/model/churn-classifier/operate',
  );
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByText(/roll ?back/i).first()).toBeVisible();
  await expectAccessible(page);
});

test('the on-call page works with only the catalog', async ({ page }) => {
  await page.route('**/api/ml-ownership/**', route =>
    route.fulfill({ status: 503, body: '{}' }),
  );
  await enterAs(
    page,
    'guest',
    '/catalog/default/model/churn-classifier/operate',
  );
  await expect(page.getByText(/roll ?back/i).first()).toBeVisible();
  await expect(page.getByText(/catalog data only/).first()).toBeVisible();
});

test('a what-if result is shared by its URL', async ({ page }) => {
  await enterAs(
    page,
    'Lena Brandt',
    '/ml-ownership/teams/what-if?dissolved=group:default/growth-ml',
  );
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByText('Churn classifier').first()).toBeVisible();
});
