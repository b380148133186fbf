import { Page, test } from '@playwright/test';
import { AppPage, openPage, PAGES, waitUntilSettled } from '../e2e-tests/pages';
import { mockBackendState, STATES } from '../e2e-tests/backendStates';

const FOLDER = 'screenshots';

type Look = { theme: 'light' | 'dark'; width: number };

const LOOKS: Look[] = [
  { theme: 'light', width: 1400 },
  { theme: 'dark', width: 1400 },
  { theme: 'light', width: 800 },
  { theme: 'dark', width: 1920 },
];
/** Pages for incidents are read on a phone. */
const ON_A_PHONE = ['operate', 'handover', 'drill'];

for (const appPage of PAGES) {
  test(appPage.name, async ({ page }) => {
    const looks = ON_A_PHONE.includes(appPage.name)
      ? [...LOOKS, { theme: 'dark' as const, width: 390 }]
      : LOOKS;
    await openPage(page, appPage);
    for (const look of looks) {
      await take(page, appPage, look);
    }
  });

  for (const state of appPage.hasNoBackendStates ? [] : STATES) {
    test(`${appPage.name} ${state}`, async ({ page }) => {
      await mockBackendState(page, state);
      await openPage(page, appPage);
      await take(page, appPage, { theme: 'light', width: 1400 }, state);
      await take(page, appPage, { theme: 'dark', width: 800 }, state);
    });
  }
}

async function take(
  page: Page,
  appPage: AppPage,
  { theme, width }: Look,
  state = 'data',
) {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 1000 });
  await waitUntilSettled(page, state);
  // Plots are rendered near the viewport only, so the viewport covers the whole page.
  const height = await page.evaluate(() => document.body.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(1000, height) });
  await waitUntilSettled(page, state);
  await page.screenshot({
    path: `${FOLDER}/${appPage.name}-${state}-${theme}-${width}.png`,
    fullPage: true,
    animations: 'disabled',
  });
}
