import { Page, test } from '@playwright/test';
import { AppPage, openPage, PAGES, untilSettled } from '../e2e-tests/pages';
import { putInto, STATES } from '../e2e-tests/states';

const FOLDER = 'screenshots';

type Look = { theme: 'light' | 'dark'; width: number };

const LOOKS: Look[] = [
  { theme: 'light', width: 1400 },
  { theme: 'dark', width: 1400 },
  { theme: 'light', width: 800 },
  { theme: 'dark', width: 1920 },
];
/** What is read at 3 a.m. is read on a phone. */
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

  for (const state of appPage.onlyData ? [] : STATES) {
    test(`${appPage.name} ${state}`, async ({ page }) => {
      await putInto(page, state);
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
  await untilSettled(page, state);
  // Plots are drawn when they come near the window: it shows the whole page.
  const height = await page.evaluate(() => document.body.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(1000, height) });
  await untilSettled(page, state);
  await page.screenshot({
    path: `${FOLDER}/${appPage.name}-${state}-${theme}-${width}.png`,
    fullPage: true,
    animations: 'disabled',
  });
}
