import { Page, test } from '@playwright/test';
import { openPage, PAGES, untilSettled } from '../e2e-tests/pages';

const FOLDER = 'docs/images';

interface Picture {
  page: string;
  /** What stands on it once it is there. */
  shows: string;
  theme?: 'light' | 'dark';
  width?: number;
  height: number;
  /** What makes the page show what it is for. */
  first?: (page: Page) => Promise<unknown>;
}

/** The ten that the README shows. */
const PICTURES: Picture[] = [
  { page: 'overview', shows: 'each day adds a column', height: 1240 },
  { page: 'models', shows: 'Churn rules', theme: 'dark', height: 960 },
  { page: 'handover', shows: 'Copy the two steps', height: 1300 },
  { page: 'lineage', shows: 'Churn training', height: 1160 },
  {
    page: 'operate',
    shows: 'Know before you act',
    theme: 'dark',
    width: 390,
    height: 1340,
  },
  { page: 'drill', shows: 'Record', height: 1000 },
  { page: 'what-if', shows: 'Churn deployment', height: 900 },
  {
    page: 'team',
    shows: 'Why not: primary causes',
    theme: 'dark',
    height: 1150,
  },
  { page: 'campaign', shows: 'Left to do', height: 1100 },
  {
    page: 'import',
    shows: 'Shelf photos',
    height: 1000,
    first: async page => {
      await page.getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
    },
  },
];

for (const picture of PICTURES) {
  const { page: name, shows, height, first } = picture;
  const { theme = 'light', width = 1400 } = picture;
  test(name, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await openPage(page, PAGES.find(appPage => appPage.name === name)!);
    await page.getByText(shows).first().waitFor();
    await untilSettled(page);
    await first?.(page);
    await untilSettled(page);
    await page.screenshot({
      path: `${FOLDER}/${name}.png`,
      animations: 'disabled',
    });
  });
}
