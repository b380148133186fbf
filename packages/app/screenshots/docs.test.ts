import { Page, test } from '@playwright/test';
import { openPage, PAGES, waitUntilSettled } from '../e2e-tests/pages';

const FOLDER = 'docs/images';

interface Picture {
  page: string;
  /** Text that is visible once the page is loaded. */
  shows: string;
  theme?: 'light' | 'dark';
  width?: number;
  height: number;
  /** Steps that bring the relevant content into view. */
  first?: (page: Page) => Promise<unknown>;
}

/** The ten screenshots of the README. */
const PICTURES: Picture[] = [
  { page: 'overview', shows: 'A column is added each day', height: 1240 },
  { page: 'models', shows: 'Churn rules', theme: 'dark', height: 960 },
  { page: 'handover', shows: 'Copy the two steps', height: 1300 },
  { page: 'lineage', shows: 'Churn training', height: 1160 },
  {
    page: 'operate',
    shows: 'Known issues',
    theme: 'dark',
    width: 390,
    height: 1340,
  },
  { page: 'drill', shows: 'Timeline', height: 1000 },
  { page: 'what-if', shows: 'Churn deployment', height: 900 },
  {
    page: 'team',
    shows: 'Primary causes of “no”',
    theme: 'dark',
    height: 1150,
  },
  { page: 'campaign', shows: 'Remaining', height: 1100 },
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
    await waitUntilSettled(page);
    await first?.(page);
    await waitUntilSettled(page);
    await page.screenshot({
      path: `${FOLDER}/${name}.png`,
      animations: 'disabled',
    });
  });
}
