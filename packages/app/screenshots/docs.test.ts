import { Page, test } from '@playwright/test';
import { openPage, PAGES, untilSettled } from '../e2e-tests/pages';

const FOLDER = 'docs/images';

interface Picture {
  page: string;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** What makes the page show what it is for. */
  first?: (page: Page) => Promise<unknown>;
}

/** The ten that the README shows. */
const PICTURES: Picture[] = [
  { page: 'overview', height: 1240 },
  { page: 'models', theme: 'dark', height: 960 },
  { page: 'handover', height: 1300 },
  { page: 'lineage', height: 1160 },
  { page: 'operate', theme: 'dark', width: 390, height: 844 },
  { page: 'drill', height: 1000 },
  { page: 'what-if', height: 900 },
  { page: 'team', theme: 'dark', height: 1150 },
  { page: 'campaign', height: 1100 },
  {
    page: 'import',
    height: 1000,
    first: async page => {
      await page.getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
    },
  },
];

for (const picture of PICTURES) {
  const { page: name, theme = 'light', width = 1400, height, first } = picture;
  test(name, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: height ?? 1000 });
    await openPage(page, PAGES.find(appPage => appPage.name === name)!);
    await untilSettled(page);
    await first?.(page);
    await untilSettled(page);
    await page.screenshot({
      path: `${FOLDER}/${name}.png`,
      animations: 'disabled',
    });
  });
}
