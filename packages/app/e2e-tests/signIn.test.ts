import { expect } from '@playwright/test';
import { enterAs, expectAccessible, expectEntered } from './accessibility';
import { test } from './sharedContext';

test('a guest signs in and stays signed in after a reload', async ({
  page,
}) => {
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'ML Ownership Catalog', level: 1 }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Enter as guest' }).click();
  await expect(page).toHaveURL(/\/ml-ownership\/overview/);
  await page.reload();
  await expectEntered(page);
});

test('the sign-in page is readable in dark mode', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(
    page.getByRole('button', { name: 'Enter as guest' }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('an example user signs in with their own models, and signs out', async ({
  page,
}) => {
  await enterAs(page, 'Ada Nwosu', '/settings');
  await expect(
    page.getByRole('heading', { name: 'Ada Nwosu' }).first(),
  ).toBeVisible();
  await expect(page.getByText('Growth ML').first()).toBeVisible();

  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await expect(
    page.getByRole('button', { name: 'Enter as guest' }),
  ).toBeVisible();
  await page.reload();
  await expect(
    page.getByRole('button', { name: 'Enter as guest' }),
  ).toBeVisible();
});

test('a sign-in error is shown, and another user can be selected', async ({
  page,
}) => {
  await page.route('**/api/auth/demo/refresh', route =>
    route.fulfill({
      status: 404,
      json: {
        error: { name: 'NotFoundError', message: 'No such person yet' },
        response: { statusCode: 404 },
      },
    }),
  );
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter as Otto Lindqvist' }).click();
  await expect(page.getByText('No such person yet')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Choose another user' }).click();
  await page.getByRole('button', { name: 'Enter as guest' }).click();
  await expectEntered(page);
});
