import { expect } from '@playwright/test';
import { enterAs, expectAccessible } from './accessibility';
import { test } from './sharedContext';

const model = '/catalog/default/model/churn-classifier';

test('the overview shows how many models another team can run', async ({
  page,
}) => {
  await enterAs(page, 'Lena Brandt');
  await expect(page.getByText(/\d+ models/).first()).toBeVisible();
});

for (const [tab, name] of [
  ['Models', 'Churn classifier'],
  ['Datasets', 'Customer features'],
  ['Pipelines', 'Churn training'],
]) {
  test(`the table of ${tab.toLowerCase()} is searched`, async ({ page }) => {
    await enterAs(page, 'guest', '/ml-ownership');
    await page.getByRole('tab', { name: tab, exact: true }).click();
    const rows = page.getByRole('row');
    await expect(rows.nth(5)).toBeVisible();
    await page.getByRole('searchbox').fill(name);
    await expect(rows.nth(5)).toBeHidden();
    await expect(page).toHaveURL(/q=/);
    await expectAccessible(page);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
  });
}

test('models are filtered by verdict, and the URL keeps the filter', async ({
  page,
}) => {
  await enterAs(page, 'guest', '/ml-ownership/models?verdict=no');
  const cells = page.getByRole('gridcell', { name: 'Unproven' });
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await expect(cells).toHaveCount(0);
  await page.goto('/ml-ownership/models?systemVerdict=unproven');
  await expect(cells.first()).toBeVisible();
});

test('a model page shows whether another team can run it', async ({ page }) => {
  await enterAs(page, 'Tomáš Havel', model);
  const card = page
    .getByRole('article')
    .filter({ hasText: 'Can another team run this?' });
  await expect(card).toBeVisible();
  await card.getByRole('link', { name: 'Details and next steps' }).click();
  await expect(page).toHaveURL(/\/handover/);
});

test('the handover tab shows the verdict as text, the abilities and every criterion', async ({
  page,
}) => {
  await enterAs(page, 'Tomáš Havel', `${model}/handover`);
  for (const ability of ['Retrain', 'Deploy', 'Observe', 'Recover']) {
    await expect(
      page.getByRole('region', { name: ability }).first(),
    ).toBeVisible();
  }
  await expect(
    page.getByRole('heading', { name: 'All criteria' }),
  ).toBeVisible();
});

test('a user disputes a criterion, and the text is kept until it is sent', async ({
  page,
}) => {
  await enterAs(page, 'Lena Brandt', `${model}/handover`);
  // With the keyboard, because content that loads above moves the list away from the pointer.
  await page.locator('summary', { hasText: 'Owned by a group' }).press('Enter');
  await page.getByRole('button', { name: 'Dispute this result' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Too short');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog.getByText('Enter 1 more character.')).toBeVisible();
  await expectAccessible(page);

  await dialog.getByRole('textbox').fill('The group is about to be split');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog.getByRole('status')).toContainText('Dispute submitted');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const said = page.getByRole('region', { name: 'Exemptions and disputes' });
  await said.scrollIntoViewIfNeeded();
  await expect(
    said.getByText('The group is about to be split').first(),
  ).toBeVisible();
});

test('the connectors page shows the health of the connectors', async ({
  page,
}) => {
  await enterAs(page, 'guest', '/ml-ownership/connectors');
  await expect(page.getByRole('article', { name: 'Documents' })).toBeVisible();
});

test('a team page shows what the team owns and operates', async ({ page }) => {
  await enterAs(page, 'Oksana Melnyk', '/ml-ownership/teams');
  await page.getByRole('link', { name: 'ML platform' }).first().click();
  await expect(page).toHaveURL(/ml-platform/);
  await expect(
    page.getByRole('heading', { name: /ML platform/ }).first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test('a group page shows its ML scorecard', async ({ page }) => {
  await enterAs(page, 'guest', '/catalog/default/group/growth-ml/ml-scorecard');
  await expect(
    page.getByRole('link', { name: 'Churn classifier' }).first(),
  ).toBeVisible();
});

test('the lineage of a model is a graph with a list as the accessible alternative', async ({
  page,
}) => {
  await enterAs(page, 'guest', `${model}/ml-lineage`);
  const graph = page.getByRole('region', { name: 'Lineage graph' });
  await expect(graph.getByText('Churn training').first()).toBeVisible();

  await page.getByRole('radio', { name: 'List' }).click({ force: true });
  await expect(
    page.getByRole('link', { name: 'Churn training' }).first(),
  ).toBeVisible();
});

test('the lineage explorer shows the lineage of the selected root', async ({
  page,
}) => {
  await enterAs(
    page,
    'guest',
    '/ml-ownership/lineage?root=dataset:default/customer-features',
  );
  await expect(
    page.getByRole('region', { name: 'Lineage graph' }),
  ).toBeVisible();
});
