import { expect, Page } from '@playwright/test';
import { AppPage, openPage, PAGES, waitUntilSettled } from './pages';
import { BackendState, mockBackendState, STATES } from './backendStates';
import { expectAccessible } from './accessibility';
import { test } from './sharedContext';

for (const appPage of PAGES) {
  test(`${appPage.name}: accessible in light and dark, and fits 800 pixels`, async ({
    page,
  }) => {
    const broken = listenForErrors(page);
    await page.setViewportSize({ width: 1400, height: 1000 });
    await openPage(page, appPage);
    await waitUntilSettled(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      'dark',
    );
    await page.setViewportSize({ width: 800, height: 1000 });
    // A theme change renders the app again.
    await waitUntilSettled(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // The width of 1280 pixels at 200 % zoom.
    await page.setViewportSize({ width: 640, height: 500 });
    await expectNoSidewaysScroll(page);
    expect(broken).toEqual([]);
  });

  if (!appPage.hasNoBackendStates) {
    // One test for all states: from the second on, the app's code is in the browser cache.
    test(`${appPage.name}, ${STATES.join(
      ', ',
    )}: accessible, and says what is the matter`, async ({ page }) => {
      test.setTimeout(STATES.length * 30_000);
      const broken = listenForErrors(page);
      await page.setViewportSize({ width: 800, height: 1000 });
      for (const state of STATES) {
        await test.step(state, async () => {
          await mockBackendState(page, state);
          await openPage(page, appPage);
          await waitUntilSettled(page, state);
          await expectStateMessage(page, appPage, state);
          // A refusal differs from a failure in its text only.
          if (state !== 'forbidden') await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        });
      }
      expect(broken).toEqual([]);
    });
  }
}

/** Collects uncaught errors of the page. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}

async function expectStateMessage(
  page: Page,
  appPage: AppPage,
  state: BackendState,
) {
  if (state !== 'failing' && state !== 'forbidden') {
    return;
  }
  if (appPage.degradedText) {
    await expect(
      page.getByText(appPage.degradedText[state]).first(),
    ).toBeVisible();
  } else if (state === 'failing') {
    await expect(page.getByRole('alert').first()).toContainText(
      'The database does not answer',
    );
  } else {
    await expect(page.getByRole('alert').first()).toContainText('No access');
  }
}

async function expectNoSidewaysScroll(page: Page) {
  // Parts that measure themselves follow a new width in the next frames.
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      }),
    )
    .toBeLessThanOrEqual(0);
}
