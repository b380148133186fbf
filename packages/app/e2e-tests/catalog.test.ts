import { expect } from '@playwright/test';
import { enterAs, sidebar } from './accessibility';
import { test } from './sharedContext';

for (const [kind, plural, name] of [
  ['model', 'Models', 'Churn classifier'],
  ['dataset', 'Datasets', 'Customer features'],
  ['pipeline', 'Pipelines', 'Churn training'],
]) {
  test(`the catalog lists every ${kind} and links to its page`, async ({
    page,
  }) => {
    await enterAs(page, 'guest', `/catalog?filters[kind]=${kind}`);
    await expect(
      page.getByRole('heading', {
        name: new RegExp(`^All ${plural} \\(\\d+\\)`),
        level: 2,
      }),
    ).toBeVisible();
    await page.getByPlaceholder('Search').fill(name);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Handover readiness', exact: true }),
    ).toBeVisible();
  });
}

test('the navigation leads from the catalog to ML and back', async ({
  page,
}) => {
  await enterAs(page, 'guest');
  await sidebar(page)
    .getByRole('link', { name: 'Catalog', exact: true })
    .click();
  await expect(page).toHaveURL(/\/catalog/);
  await sidebar(page).getByRole('link', { name: 'ML', exact: true }).click();
  await expect(page).toHaveURL(/\/ml-ownership/);
});

test('the page of an entity that does not exist reports that it is missing', async ({
  page,
}) => {
  await enterAs(page, 'guest', '/catalog/default/model/no-such-model');
  await expect(page.getByText('Entity not found')).toBeVisible();
});
