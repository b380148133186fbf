import { expect, test } from '@playwright/test';
import { enterAs, expectAccessible, expectEntered } from './support';

test('a guest enters and stays in over a reload', async ({ page }) => {
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

test('the sign-in page is readable in the dark too', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(
    page.getByRole('button', { name: 'Enter as guest' }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('a person of the examples enters with their own models, and leaves', async ({
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

test('what stops a sign-in is said, and another can be chosen', async ({
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

  await page.getByRole('button', { name: 'Choose somebody else' }).click();
  await page.getByRole('button', { name: 'Enter as guest' }).click();
  await expectEntered(page);
});
