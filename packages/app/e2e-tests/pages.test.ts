import { expect, Page, test } from '@playwright/test';
import { AppPage, openPage, PAGES, untilSettled } from './pages';
import { BackendState, putInto, STATES } from './states';
import { expectAccessible } from './support';

for (const appPage of PAGES) {
  test(`${appPage.name}: accessible in light and dark, and fits 800 pixels`, async ({
    page,
  }) => {
    const broken = listenForErrors(page);
    await page.setViewportSize({ width: 1400, height: 1000 });
    await openPage(page, appPage);
    await untilSettled(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      'dark',
    );
    await page.setViewportSize({ width: 800, height: 1000 });
    // The app is drawn anew with another theme.
    await untilSettled(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // As wide as 1280 pixels are at 200 %.
    await page.setViewportSize({ width: 640, height: 500 });
    await expectNoSidewaysScroll(page);
    expect(broken).toEqual([]);
  });

  for (const state of appPage.onlyData ? [] : STATES) {
    test(`${appPage.name}, ${state}: accessible, and says what is the matter`, async ({
      page,
    }) => {
      const broken = listenForErrors(page);
      await page.setViewportSize({ width: 800, height: 1000 });
      await putInto(page, state);
      await openPage(page, appPage);
      await untilSettled(page, state);
      await expectSaid(page, appPage, state);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(broken).toEqual([]);
    });
  }
}

/** Errors that the page itself did not catch. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}

async function expectSaid(page: Page, appPage: AppPage, state: BackendState) {
  if (state !== 'failing' && state !== 'forbidden') {
    return;
  }
  if (appPage.calmly) {
    await expect(page.getByText(appPage.calmly[state]).first()).toBeVisible();
  } else if (state === 'failing') {
    await expect(page.getByRole('alert').first()).toContainText(
      'The database does not answer',
    );
  } else {
    await expect(page.getByRole('alert').first()).toContainText('may not');
  }
}

async function expectNoSidewaysScroll(page: Page) {
  const beyond = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beyond).toBeLessThanOrEqual(0);
}
